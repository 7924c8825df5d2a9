package dev.weft.model.document;

import dev.weft.model.error.Place;
import java.util.Map;

/// A document that was understood, with what is needed to point into it and to keep it.
///
/// @param kind `Mesh`, `DataProduct`, `DataContract`, `AccessPolicy` …
/// @param name unique among documents of its kind and scope
/// @param file path of its file, relative to the folder
/// @param text the document's own text, without its neighbours in the same file
/// @param places JSON pointer to place of every node, the root as the empty pointer
public record Sourced<T>(
    String kind, String name, String file, String text, T value, Map<String, Place> places) {

  public Sourced {
    places = Map.copyOf(places);
  }

  /// The same document, understood otherwise.
  public Sourced<T> with(T other) {
    return new Sourced<>(kind, name, file, text, other, places);
  }

  /// The place of a node, or of its nearest ancestor that has one.
  public Place at(String pointer) {
    String at = pointer;
    while (true) {
      Place place = places.get(at);
      if (place != null) {
        return place;
      }
      int slash = at.lastIndexOf('/');
      if (slash < 0) {
        return Place.of(file);
      }
      at = at.substring(0, slash);
    }
  }
}
