package dev.weft.usecases.registry;

import dev.weft.catalog.people.Vouching;
import dev.weft.governance.access.PrincipalFacts;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.mesh.Person;
import dev.weft.model.mesh.Team;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the kernel is told of people: what documents say, and what issuers say beside it. A
/// document that names an attribute of somebody has the last word on it.
final class PeopleFacts {

  private final Map<String, Set<String>> teams = new HashMap<>();
  private final Map<String, Map<String, List<String>>> attributes = new HashMap<>();

  private PeopleFacts() {}

  /// By [dev.weft.model.access.Principal#text].
  ///
  /// @param vouchings of each person what was said last comes last: it counts of an attribute that
  ///   several name; groups add up
  static Map<String, PrincipalFacts> of(MeshFolder folder, Collection<Vouching> vouchings) {
    var facts = new PeopleFacts();
    var declared = folder.mesh().map(Sourced::value).map(Mesh::attributes).orElse(Map.of());
    vouchings.forEach(vouching -> facts.said(vouching, declared));
    folder.people().stream()
        .map(Sourced::value)
        .filter(person -> !person.retired())
        .forEach(facts::written);
    folder.teams().stream()
        .map(Sourced::value)
        .filter(team -> !team.retired())
        .forEach(team -> facts.belong(team, vouchings));
    return facts.all();
  }

  private void written(Person person) {
    attributes
        .computeIfAbsent(Principals.of(person).text(), _ -> new HashMap<>())
        .putAll(person.attributes());
  }

  /// What `mesh.yaml` does not declare, or declares to be one value and several are said, is
  /// nothing.
  private void said(Vouching vouching, Map<String, String> declared) {
    var fitting = new HashMap<String, List<String>>();
    vouching
        .attributes()
        .forEach(
            (name, values) -> {
              String type = declared.get(name);
              if (type != null && (type.startsWith("[") || values.size() == 1)) {
                fitting.put(name, values);
              }
            });
    attributes.computeIfAbsent(vouching.principal(), _ -> new HashMap<>()).putAll(fitting);
  }

  private void belong(Team team, Collection<Vouching> vouchings) {
    team.members().forEach(who -> belongs(who, team));
    for (Vouching vouching : vouchings) {
      if (team.groups().stream().anyMatch(group -> vouching.groups().contains(group))) {
        belongs(vouching.principal(), team);
      }
    }
  }

  private void belongs(String who, Team team) {
    teams.computeIfAbsent(who, _ -> new HashSet<>()).add(team.name());
  }

  private Map<String, PrincipalFacts> all() {
    var known = new HashSet<>(teams.keySet());
    known.addAll(attributes.keySet());
    var facts = new HashMap<String, PrincipalFacts>();
    for (String who : known) {
      facts.put(
          who,
          new PrincipalFacts(
              teams.getOrDefault(who, Set.of()), attributes.getOrDefault(who, Map.of())));
    }
    return Map.copyOf(facts);
  }
}
