package dev.weft.usecases.notice;

import dev.weft.catalog.Reading;
import dev.weft.catalog.notice.Watch;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Facts;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Principal;
import dev.weft.model.document.Sourced;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Who is concerned by what happens: by a role, by an agreement, or because they watch. Names as in
/// `Principal.text()`. Belongs to its read transaction.
final class Recipients {

  private static final String TEAM = "team:";

  private final Reading reading;
  private final MeshDocuments documents;
  private final Facts facts;
  private final Map<MajorId, List<Agreement>> agreements;
  private final Map<String, Set<String>> teams = new HashMap<>();

  Recipients(Reading reading, MeshDocuments documents) {
    this.reading = reading;
    this.documents = documents;
    this.facts = documents.facts(reading.now());
    this.agreements =
        facts.agreementsInForce().stream()
            .collect(
                Collectors.groupingBy(
                    agreement -> new MajorId(agreement.product(), agreement.major())));
  }

  Facts facts() {
    return facts;
  }

  Set<String> watchers(ProductId product) {
    return reading.notices().watchers(product).stream().map(Watch::who).collect(Collectors.toSet());
  }

  /// Who builds products of a domain.
  Set<String> builders(String domain) {
    return principals(facts.holders(Action.BUILD.roles(), domain));
  }

  /// Who answers for the products of a domain.
  Set<String> owners(String domain) {
    return principals(facts.holders(Action.DECIDE_ACCESS.roles(), domain));
  }

  /// Who runs the platform.
  Set<String> engineers() {
    var names = new TreeSet<>(principals(facts.holders(Action.PLATFORM.roles(), "")));
    names.add(new Principal.Operator().text());
    return names;
  }

  /// Who reads a major of a product by an agreement, or builds a product of another domain that
  /// does.
  Set<String> consumers(ProductId product, int major) {
    var names = new TreeSet<String>();
    for (Agreement agreement : agreements.getOrDefault(new MajorId(product, major), List.of())) {
      names.addAll(holders(agreement.consumer()));
    }
    reading.registry().consumers(product, major).stream()
        .map(reader -> reader.product().domain())
        .filter(domain -> !domain.equals(product.domain()))
        .distinct()
        .forEach(domain -> names.addAll(builders(domain)));
    return names;
  }

  /// The people behind a consumer.
  Set<String> holders(Consumer consumer) {
    return switch (consumer) {
      case Consumer.OfPerson(String name) -> Set.of(name);
      case Consumer.OfService(String name) -> service(name);
      case Consumer.OfProduct(ProductId product) -> builders(product.domain());
      case Consumer.OfTeam(String name) -> team(name);
    };
  }

  /// An account reads its inbox by itself, if at all; its owners do.
  private Set<String> service(String account) {
    var names = new TreeSet<>(Set.of("service:" + account));
    documents.folder().people().stream()
        .map(Sourced::value)
        .filter(person -> person.name().equals(account) && !person.retired())
        .forEach(person -> names.addAll(person.owners()));
    return names;
  }

  /// Nobody signs in as a team, so those who are in it stand for it.
  Set<String> principals(Set<String> members) {
    var names = new TreeSet<String>();
    for (String member : members) {
      if (member.startsWith(TEAM)) {
        names.addAll(team(member.substring(TEAM.length())));
      } else {
        names.add(member);
      }
    }
    return names;
  }

  private Set<String> team(String name) {
    return teams.computeIfAbsent(
        name,
        team ->
            facts.principals().entrySet().stream()
                .filter(principal -> principal.getValue().teams().contains(team))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
  }
}
