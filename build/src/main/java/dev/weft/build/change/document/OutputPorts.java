package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import dev.weft.model.product.Version;
import dev.weft.model.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a product offers. Versions of a port live side by side, so a port is the same by name and
/// version, then by name and major; the only port of a name with another major replaces the old
/// one.
final class OutputPorts {

  /// What a port without a type is.
  private static final String TABLES = "tables";

  private static final Set<String> JUDGED =
      Set.of("name", "version", "contractId", "type", "inputContracts");

  private OutputPorts() {}

  static void compare(Element old, Element now, Spot root, Changes changes) {
    Spot list = root.at("outputPorts");
    for (Match match :
        Match.of(
            old.elements("outputPorts"),
            now.elements("outputPorts"),
            List.of(
                port -> Optional.of(name(port) + "@" + port.text("version").orElse("")),
                port -> Optional.of(key(port)),
                port -> Optional.of(name(port))))) {
      switch (match) {
        case Match.Added(Element port) ->
            changes.added(
                list.at(key(port)),
                Rule.PORT_ADDED,
                "The output port " + Words.name(key(port)) + " was added");
        case Match.Removed(Element port) ->
            changes.removed(
                list.at(key(port)),
                Rule.PORT_REMOVED,
                "The output port " + Words.name(key(port)) + " was removed");
        case Match.Kept(Element was, Element is) ->
            kept(was, is, list.at(key(is)).inside(name(is)), changes);
      }
    }
  }

  private static void kept(Element old, Element now, Spot spot, Changes changes) {
    version(old, now, spot, changes);
    changes.field(
        "contractId",
        old.has("contractId") ? Rule.PORT_CONTRACT : Rule.PORT_CONTRACT_ADDED,
        old,
        now,
        spot);
    if (!old.text("type").orElse(TABLES).equals(now.text("type").orElse(TABLES))) {
      changes.field("type", Rule.PORT_TYPE, old, now, spot);
    }
    external(old, now, spot, changes);
    inputContracts(old, now, spot, changes);
    Wording.compare(old, now, spot, JUDGED, changes);
  }

  /// Data that is served here is had in another way than data that stays elsewhere.
  private static void external(Element old, Element now, Spot spot, Changes changes) {
    boolean is = isExternal(now);
    if (isExternal(old) != is) {
      changes.changed(
          spot.at("customProperties"),
          Rule.PORT_TYPE,
          spot.subject() + " is " + (is ? "now" : "no longer") + " external");
    }
  }

  private static boolean isExternal(Element port) {
    return port.custom("weft.external").orElse(null) instanceof Value.Flag(boolean yes) && yes;
  }

  private static void version(Element old, Element now, Spot spot, Changes changes) {
    Optional<Version> was = old.text("version").flatMap(Version::find);
    Optional<Version> is = now.text("version").flatMap(Version::find);
    Rule rule = Rule.PORT_MAJOR;
    if (was.isPresent() && is.isPresent() && was.get().major() == is.get().major()) {
      rule =
          is.get().compareTo(was.get()) < 0
              ? Rule.PORT_LOWERED
              : is.get().minor() > was.get().minor() ? Rule.PORT_RAISED : Rule.PORT_MENDED;
    }
    changes.field("version", rule, old, now, spot);
  }

  private static void inputContracts(Element old, Element now, Spot spot, Changes changes) {
    Spot list = spot.at("inputContracts");
    for (Match match :
        Match.of(
            old.elements("inputContracts"),
            now.elements("inputContracts"),
            List.of(contract -> Optional.of(contract.fields()), contract -> contract.text("id")))) {
      switch (match) {
        case Match.Added(Element item) ->
            changes.added(list.at(id(item)), Rule.INPUT_CONTRACTS, reads(spot, item, "now"));
        case Match.Removed(Element item) ->
            changes.removed(
                list.at(id(item)), Rule.INPUT_CONTRACTS, reads(spot, item, "no longer"));
        case Match.Kept(Element was, Element is) -> {
          Spot at = list.at(id(is)).inside(id(is));
          changes.field("version", Rule.INPUT_CONTRACTS, was, is, at);
          Wording.compare(was, is, at, Set.of("id", "version"), changes);
        }
      }
    }
  }

  private static String reads(Spot spot, Element contract, String when) {
    return spot.subject() + " is " + when + " made from " + Words.name(id(contract));
  }

  private static String id(Element contract) {
    return contract.text("id").orElse("");
  }

  private static String name(Element port) {
    return port.text("name").orElse("");
  }

  /// Name and major.
  private static String key(Element port) {
    String version = port.text("version").orElse("");
    return name(port)
        + "@"
        + Version.find(version).map(read -> String.valueOf(read.major())).orElse(version);
  }
}
