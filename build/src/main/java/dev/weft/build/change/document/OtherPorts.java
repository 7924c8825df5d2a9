package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a product reads, and how it is looked after.
final class OtherPorts {

  private static final Set<String> MANAGEMENT = Set.of("name", "content", "type", "url", "channel");

  /// What a management port without a type is.
  private static final String REST = "rest";

  private OtherPorts() {}

  /// Two input ports may have one name, for two majors of what they read.
  static void inputs(Element old, Element now, Spot root, Changes changes) {
    Spot list = root.at("inputPorts");
    var told = new Steps();
    for (Match match :
        Match.of(
            old.elements("inputPorts"),
            now.elements("inputPorts"),
            List.of(
                port -> Optional.of(port.fields()),
                port -> Optional.of(name(port) + "@" + port.text("version").orElse("")),
                Match.by("name")))) {
      switch (match) {
        case Match.Added(Element port) ->
            changes.added(
                list.at(told.of(name(port))),
                Rule.INPUT_PORT_ADDED,
                "The input port " + Words.name(name(port)) + " was added");
        case Match.Removed(Element port) ->
            changes.removed(
                list.at(told.of(name(port))),
                Rule.INPUT_PORT_REMOVED,
                "The input port " + Words.name(name(port)) + " was removed");
        case Match.Kept(Element was, Element is) -> {
          Spot spot = list.at(told.of(name(is))).inside(name(is));
          for (String field : List.of("version", "contractId")) {
            changes.field(field, Rule.INPUT_PORT_CHANGED, was, is, spot);
          }
          Wording.compare(was, is, spot, Set.of("name", "version", "contractId"), changes);
        }
      }
    }
  }

  static void management(Element old, Element now, Spot root, Changes changes) {
    Spot list = root.at("managementPorts");
    for (Match match :
        Match.of(
            old.elements("managementPorts"),
            now.elements("managementPorts"),
            List.of(Match.by("name")))) {
      switch (match) {
        case Match.Added(Element port) ->
            changes.added(
                list.at(name(port)),
                Rule.MANAGEMENT_PORT_ADDED,
                "The management port " + Words.name(name(port)) + " was added");
        case Match.Removed(Element port) ->
            changes.removed(
                list.at(name(port)),
                Rule.MANAGEMENT_PORT_REMOVED,
                "The management port " + Words.name(name(port)) + " was removed");
        case Match.Kept(Element was, Element is) -> {
          Spot spot = list.at(name(is)).inside(name(is));
          for (String field : List.of("content", "url", "channel")) {
            changes.field(field, Rule.MANAGEMENT_PORT_CHANGED, was, is, spot);
          }
          if (!was.text("type").orElse(REST).equals(is.text("type").orElse(REST))) {
            changes.field("type", Rule.MANAGEMENT_PORT_CHANGED, was, is, spot);
          }
          Wording.compare(was, is, spot, MANAGEMENT, changes);
        }
      }
    }
  }

  private static String name(Element port) {
    return port.text("name").orElse("");
  }
}
