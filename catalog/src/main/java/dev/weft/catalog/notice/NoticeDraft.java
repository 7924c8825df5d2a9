package dev.weft.catalog.notice;

import dev.weft.catalog.notice.Notice.Kind;
import dev.weft.catalog.notice.Notice.Topic;
import dev.weft.model.product.ProductId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A notice as it is written; see [Notice].
///
/// @param product empty where it is about no product
/// @param occasion what it tells of: there is one notice of each occasion
/// @param to who is told, as in `Principal.text()`; nobody makes no notice
public record NoticeDraft(
    Kind kind,
    Topic topic,
    String subject,
    String product,
    Map<String, String> facts,
    String occasion,
    Set<String> to) {
  public NoticeDraft {
    facts = Map.copyOf(facts);
    to = Set.copyOf(to);
  }

  /// About a product, without more words.
  public static NoticeDraft of(
      Kind kind, Topic topic, String subject, ProductId product, String occasion, Set<String> to) {
    return new NoticeDraft(kind, topic, subject, product.toString(), Map.of(), occasion, to);
  }

  /// The same with one more fact.
  public NoticeDraft with(String name, String value) {
    var more = new TreeMap<>(facts);
    more.put(name, value);
    return new NoticeDraft(kind, topic, subject, product, more, occasion, to);
  }
}
