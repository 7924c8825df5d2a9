package dev.weft.formats.jsonschema;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.jsonschema.Views.View;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/// What is left of a schema when one of two alternatives only says that there may be nothing.
///
/// @param nullable whether one did
record Alternatives(View view, boolean nullable) {

  static Alternatives of(View given, Views views, Carried carried) {
    for (String word : List.of("anyOf", "oneOf")) {
      if (given.find(word).orElse(null) instanceof Node.Sequence list) {
        List<Node> others = new ArrayList<>();
        List<Part> nothing = new ArrayList<>();
        for (Node item : list.items()) {
          if (item instanceof Node.Mapping mapping && isNull(new Part(mapping))) {
            nothing.add(new Part(mapping));
          } else {
            others.add(item);
          }
        }
        if (others.size() == 1 && !nothing.isEmpty() && given.find("type").isEmpty()) {
          nothing.forEach(part -> carried.take(part.pointer(), "type"));
          View view = views.of(others.getFirst()).orElse(given);
          return new Alternatives(view, true);
        }
      }
    }
    return new Alternatives(given, false);
  }

  private static boolean isNull(Part part) {
    return part.mapping().keys().equals(List.of("type"))
        && part.text("type").filter("null"::equals).isPresent();
  }
}
