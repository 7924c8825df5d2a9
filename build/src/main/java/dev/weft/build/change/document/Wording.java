package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Words for people, custom properties, and every field that no other section judges: nothing that
/// anyone's work depends on, but nothing that goes unsaid.
final class Wording {

  /// Lists whose items have a natural key, by the list's name.
  private static final Map<String, String> KEYS =
      Map.of(
          "customProperties", "property",
          "authoritativeDefinitions", "url",
          "support", "channel",
          "sbom", "url",
          "members", "username");

  private static final Map<String, String> NOUNS =
      Map.of(
          "description", "description",
          "tags", "tags",
          "examples", "examples",
          "businessName", "business name",
          "customProperties", "custom property",
          "authoritativeDefinitions", "definition",
          "support", "support channel",
          "sbom", "bill of materials",
          "members", "team member",
          "team", "team");

  private final Changes changes;

  private Wording(Changes changes) {
    this.changes = changes;
  }

  /// Compares every field but those that are judged elsewhere.
  static void compare(Element old, Element now, Spot spot, Set<String> judged, Changes changes) {
    var wording = new Wording(changes);
    for (String field : union(old, now)) {
      if (!judged.contains(field)) {
        wording.field(field, old.find(field), now.find(field), spot, rule(field));
      }
    }
  }

  private void field(String field, Optional<Value> old, Optional<Value> now, Spot spot, Rule rule) {
    String key = KEYS.get(field);
    if (old.equals(now) || (isList(old) && isList(now) && sameTexts(items(old), items(now)))) {
      return;
    }
    if (key != null && isList(old) && isList(now)) {
      keyed(field, key, items(old), items(now), spot, rule);
    } else if (old.orElse(null) instanceof Value.Fields was
        && now.orElse(null) instanceof Value.Fields is) {
      group(
          Element.of(was),
          Element.of(is),
          spot.at(field).called("the " + noun(field) + " of " + spot.subject()),
          rule);
    } else {
      changes.field(spot.at(field), old, now, rule, sentence(noun(field), old, now, spot));
    }
  }

  private void group(Element old, Element now, Spot spot, Rule rule) {
    for (String field : union(old, now)) {
      field(field, old.find(field), now.find(field), spot, rule);
    }
  }

  private void keyed(
      String field, String key, List<Value> old, List<Value> now, Spot spot, Rule rule) {
    var matches = Match.of(Element.elements(old), Element.elements(now), List.of(Match.by(key)));
    for (Match match : matches) {
      switch (match) {
        case Match.Added(Element item) ->
            changes.added(at(spot, field, item, key), rule, told(field, key, item, spot, "added"));
        case Match.Removed(Element item) ->
            changes.removed(
                at(spot, field, item, key), rule, told(field, key, item, spot, "removed"));
        case Match.Kept(Element was, Element is) -> {
          if (!was.fields().equals(is.fields())) {
            changes.changed(at(spot, field, is, key), rule, told(field, key, is, spot, "changed"));
          }
        }
      }
    }
  }

  private static Spot at(Spot spot, String field, Element item, String key) {
    return spot.at(field).at(item.text(key).orElse(""));
  }

  private static String told(String field, String key, Element item, Spot spot, String verb) {
    String thing = noun(field) + " " + Words.text(item.text(key)) + " of " + spot.subject();
    return "The " + thing + (verb.equals("changed") ? " changed" : " was " + verb);
  }

  private static String sentence(String noun, Optional<Value> old, Optional<Value> now, Spot spot) {
    boolean many = noun.endsWith("s");
    String verb =
        old.isEmpty()
            ? (many ? " were added" : " was added")
            : now.isEmpty() ? (many ? " were removed" : " was removed") : " changed";
    return "The " + noun + " of " + spot.subject() + verb;
  }

  private static String noun(String field) {
    String noun = NOUNS.get(field);
    return noun == null ? "field " + Words.name(field) : noun;
  }

  private static Rule rule(String field) {
    return switch (field) {
      case "description" -> Rule.DESCRIPTION;
      case "tags" -> Rule.TAGS;
      case "examples" -> Rule.EXAMPLES;
      case "businessName" -> Rule.BUSINESS_NAME;
      case "customProperties" -> Rule.CUSTOM_PROPERTY;
      case "support" -> Rule.SUPPORT;
      case "team" -> Rule.TEAM;
      case "sbom" -> Rule.SBOM;
      default -> Rule.OTHER_FIELD;
    };
  }

  /// Fields in the order of the new element, then those that are gone.
  private static Set<String> union(Element old, Element now) {
    Set<String> fields = new LinkedHashSet<>(now.fields().keySet());
    fields.addAll(old.fields().keySet());
    return fields;
  }

  /// An absent list is an empty one.
  private static boolean isList(Optional<Value> value) {
    return value.isEmpty() || value.get() instanceof Value.Items;
  }

  private static List<Value> items(Optional<Value> value) {
    return value.orElse(null) instanceof Value.Items(List<Value> items) ? items : List.of();
  }

  /// Texts and numbers in a list are their own keys, so their order says nothing.
  private static boolean sameTexts(List<Value> old, List<Value> now) {
    List<Value> all = new ArrayList<>(old);
    all.addAll(now);
    return old.size() == now.size()
        && all.stream().noneMatch(v -> v instanceof Value.Fields || v instanceof Value.Items)
        && new HashSet<>(old).equals(new HashSet<>(now));
  }
}
