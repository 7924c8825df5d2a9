package dev.weft.usecases.audit;

import dev.weft.catalog.Reading;
import dev.weft.model.access.Caller;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

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
        documents.standing(caller.principal()),
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
}
