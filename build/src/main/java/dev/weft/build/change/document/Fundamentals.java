package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import dev.weft.model.value.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Identity, status, and the words at the top of a contract.
final class Fundamentals {

  private static final Set<String> JUDGED =
      Set.of(
          "id", "version", "kind", "status", "schema", "servers", "roles", "slaProperties", "team");

  private Fundamentals() {}

  static void compare(Element old, Element now, Spot root, Changes changes) {
    if (!old.text("id").equals(now.text("id"))) {
      changes.field(
          root.at("id"),
          old.text("id"),
          now.text("id"),
          Rule.CONTRACT_REPLACED,
          "Another contract: its id went " + Words.step(old.find("id"), now.find("id")));
    }
    status(old, now, root, changes);
    Wording.compare(old, now, root, JUDGED, changes);
    Wording.compare(team(old), team(now), root, Set.of(), changes);
  }

  private static void status(Element old, Element now, Spot root, Changes changes) {
    Optional<String> was = lower(old);
    Optional<String> is = lower(now);
    if (was.equals(is)) {
      return;
    }
    boolean retired = was.equals(Optional.of("retired"));
    Rule rule =
        switch (is.orElse("")) {
          case "retired" -> Rule.STATUS_RETIRED;
          case "deprecated" -> retired ? Rule.STATUS_REVIVED : Rule.STATUS_DEPRECATED;
          default -> retired ? Rule.STATUS_REVIVED : Rule.STATUS_CHANGED;
        };
    changes.field(
        root.at("status"),
        was,
        is,
        rule,
        "The status went " + Words.step(old.find("status"), now.find("status")));
  }

  private static Optional<String> lower(Element element) {
    return element.text("status").map(text -> text.toLowerCase(Locale.ROOT));
  }

  /// Before v3.1.0 a team was the list of its members.
  private static Element team(Element root) {
    return root.find("team")
        .map(team -> team instanceof Value.Items ? new Value.Fields(Map.of("members", team)) : team)
        .map(team -> new Element(Map.of("team", team)))
        .orElse(new Element(Map.of("team", new Value.Fields(Map.of()))));
  }
}
