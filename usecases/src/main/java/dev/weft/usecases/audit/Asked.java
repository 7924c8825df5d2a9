package dev.weft.usecases.audit;

import dev.weft.catalog.Reading;
import dev.weft.governance.access.Facts;
import dev.weft.model.access.Caller;
import dev.weft.model.mesh.Role;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Who asked and what was known of them at that moment.
///
/// @param at microseconds since the epoch, the journal's time
/// @param registry position of the journal
/// @param facts roles and attributes by name: `role` on the mesh, `role.sales`,
///   `attribute.markets`; of a product that builds the id of its run as `run`
/// @param text what was asked, without literals
public record Asked(
    Caller caller, long at, long registry, SortedMap<String, String> facts, String text) {

  public Asked {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /// As this transaction sees it.
  public static Asked of(Reading reading, MeshDocuments documents, Caller caller, String text) {
    return new Asked(
        caller,
        reading.now(),
        reading.journal().head(),
        facts(documents, documents.facts(reading.now()), caller),
        text);
  }

  /// The same asker at the same moment, in a run.
  public Asked inRun(String id) {
    var more = new TreeMap<>(facts);
    more.put(DecisionRecord.RUN, id);
    return new Asked(caller, at, registry, more, text);
  }

  /// The same asker at the same moment, about something else.
  public Asked about(String other) {
    return new Asked(caller, at, registry, facts, other);
  }

  private static SortedMap<String, String> facts(
      MeshDocuments documents, Facts known, Caller caller) {
    var facts = new TreeMap<String, String>();
    put(facts, "role", known.rolesOnMesh(caller.principal()));
    for (String domain : known.domains().keySet()) {
      put(facts, "role." + domain, known.rolesIn(caller.principal(), domain));
    }
    documents
        .person(caller.principal().text())
        .ifPresent(
            person ->
                person
                    .attributes()
                    .forEach(
                        (name, values) ->
                            facts.put("attribute." + name, String.join(", ", values))));
    return facts;
  }

  private static void put(SortedMap<String, String> facts, String name, Set<Role> roles) {
    if (!roles.isEmpty()) {
      facts.put(name, roles.stream().map(Role::word).sorted().collect(Collectors.joining(", ")));
    }
  }
}
