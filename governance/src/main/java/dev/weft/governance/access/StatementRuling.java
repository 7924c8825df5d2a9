package dev.weft.governance.access;

import dev.weft.governance.access.Rulings.Case;
import dev.weft.governance.access.StatementDecision.AllowedTable;
import dev.weft.model.access.Principal;
import dev.weft.model.lineage.Origin;
import dev.weft.model.lineage.Origin.Passage;
import dev.weft.model.policy.Obligations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Decides one statement: finds the grants, agrees on a purpose, chooses a grant per table, and
/// rules on each. For one use.
final class StatementRuling {

  private final Facts facts;
  private final Question question;
  private final Principal principal;
  private final Grants grants;
  private final Subject subject;
  private final List<List<Candidate>> candidates = new ArrayList<>();

  StatementRuling(Facts facts, Question question) {
    this.facts = facts;
    this.question = question;
    this.principal = question.principal();
    this.grants = new Grants(facts);
    this.subject = Subject.of(principal, facts);
    question.tables().forEach(table -> candidates.add(grants.on(principal, table)));
  }

  StatementDecision decide() {
    for (int i = 0; i < question.tables().size(); i++) {
      if (candidates.get(i).isEmpty()) {
        return deny(without(question.tables().get(i)));
      }
    }
    return switch (chosenGrant()) {
      case Decision.Deny deny -> deny(deny);
      case Decision.Allow _ ->
          switch (purpose()) {
            case Purposes.Refused(Decision.Deny deny) -> deny(deny);
            case Purposes.One(String purpose) -> rule(Optional.of(purpose));
            case Purposes.EachItsOwn() -> rule(Optional.empty());
          };
    };
  }

  /// No grant: says why, and what was missed by a day.
  private Decision.Deny without(TableFacts table) {
    if (table.internal()) {
      return Refusals.internal(principal, table);
    }
    return grants
        .notInForce(principal, table)
        .map(
            agreement ->
                grants.standing(agreement) == Grants.Standing.ENDED
                    ? Refusals.ended(agreement, table, owners(table))
                    : Refusals.notYet(agreement, table))
        .orElseGet(() -> Refusals.noGrant(principal, table.name(), domain(table), owners(table)));
  }

  private Set<String> owners(TableFacts table) {
    return new TreeSet<>(facts.holders(Action.DECIDE_ACCESS.roles(), domain(table)));
  }

  private static String domain(TableFacts table) {
    return table.product().domain();
  }

  private Decision chosenGrant() {
    if (question.grant().isEmpty()
        || candidates.stream().flatMap(List::stream).anyMatch(candidate -> isChosen(candidate))) {
      return new Decision.Allow(List.of());
    }
    var known = new TreeSet<String>();
    candidates.forEach(list -> list.forEach(candidate -> known.add(candidate.grant().id())));
    return Refusals.unknownGrant(question.grant().get(), known);
  }

  private boolean isChosen(Candidate candidate) {
    return question.grant().filter(candidate.grant().id()::equals).isPresent();
  }

  private Purposes purpose() {
    boolean ownWay =
        principal instanceof Principal.OfProduct
            || (!question.tables().isEmpty()
                && question.tables().stream().allMatch(OwnRecords::isOfMesh));
    return ownWay && question.purpose().isEmpty()
        ? new Purposes.EachItsOwn()
        : Purposes.of(question, candidates, facts.vocabulary());
  }

  private StatementDecision rule(Optional<String> purpose) {
    var allowed = new ArrayList<AllowedTable>();
    var warnings = new ArrayList<String>();
    var traces = new ArrayList<Trace.OfTable>();
    Optional<Decision.Deny> denied = Optional.empty();
    for (int i = 0; i < question.tables().size(); i++) {
      TableFacts table = question.tables().get(i);
      Candidate candidate = choose(table, candidates.get(i), purpose);
      Optional<Decision.Deny> outside = outside(table, candidate, candidates.get(i), purpose);
      Optional<String> own = purposeOf(candidate, purpose);
      Ruling ruling = facts.rulings().on(question(table, candidate, own));
      traces.add(withOthers(ruling.trace(), candidate, candidates.get(i)));
      switch (ruling) {
        case Ruling.Open open -> {
          allowed.add(new AllowedTable(table.name(), open.obligations(), candidate.grant(), own));
          warnings.addAll(open.warnings());
        }
        case Ruling.Closed closed -> denied = denied.or(() -> closed(table, closed));
      }
      denied = denied.or(() -> outside);
      denied = denied.or(() -> unclear(table, candidate, own));
      denied = denied.or(() -> bare(table, ruling, own));
    }
    var trace = new Trace(principal.text(), purpose, question.via(), traces);
    return denied
        .<StatementDecision>map(
            deny -> new StatementDecision.Deny(deny.code(), deny.reason(), deny.remedy(), trace))
        .orElseGet(
            () ->
                new StatementDecision.Allow(
                    purpose, allowed, warnings.stream().distinct().toList(), trace));
  }

  private Optional<Decision.Deny> closed(TableFacts table, Ruling.Closed closed) {
    return Optional.of(Refusals.policy(table, closed.reason(), owners(table)));
  }

  /// A table of which no column is left has nothing to answer with, counts of groups among it:
  /// otherwise one policy more would show more.
  private Optional<Decision.Deny> bare(TableFacts table, Ruling ruling, Optional<String> purpose) {
    return ruling instanceof Ruling.Open(Obligations obligations, var _, var _)
            && obligations.columns().isEmpty()
            && !table.columns().isEmpty()
        ? Optional.of(Refusals.nothingVisible(principal, table, purpose, owners(table)))
        : Optional.empty();
  }

  /// A product that reads elsewhere without a single purpose reads for none.
  private Optional<Decision.Deny> unclear(
      TableFacts table, Candidate candidate, Optional<String> purpose) {
    return candidate.membership() || purpose.isPresent()
        ? Optional.empty()
        : Optional.of(Refusals.noSinglePurpose(candidate.grant(), table));
  }

  /// The purpose of one table: the statement's, or in a build the agreement's only one.
  private Optional<String> purposeOf(Candidate candidate, Optional<String> purpose) {
    if (candidate.membership() && principal instanceof Principal.OfProduct) {
      return Optional.empty();
    }
    return purpose.or(
        () ->
            candidate.grant().purposes().size() == 1
                ? Optional.of(candidate.grant().purposes().first())
                : Optional.empty());
  }

  /// Membership first; else the agreement that was named; else the one that covers the columns
  /// used; else the newest.
  private Candidate choose(TableFacts table, List<Candidate> all, Optional<String> purpose) {
    List<Candidate> fitting = fitting(all, purpose);
    return fitting.stream()
        .filter(Candidate::membership)
        .findFirst()
        .or(() -> fitting.stream().filter(this::isChosen).findFirst())
        .or(
            () ->
                fitting.stream()
                    .filter(
                        candidate ->
                            table
                                .used()
                                .filter(used -> candidate.coversAll(table.table(), used))
                                .isPresent())
                    .findFirst())
        .orElseGet(fitting::getFirst);
  }

  private List<Candidate> fitting(List<Candidate> all, Optional<String> purpose) {
    return purpose.isEmpty()
        ? all
        : all.stream()
            .filter(
                candidate ->
                    candidate.carries(purpose.get())
                        || (candidate.membership() && principal instanceof Principal.OfProduct))
            .toList();
  }

  /// A column that is used, is not inside the grant, but is inside another one of the caller's.
  private Optional<Decision.Deny> outside(
      TableFacts table, Candidate chosen, List<Candidate> all, Optional<String> purpose) {
    for (String column : table.used().orElseGet(java.util.Collections::emptySortedSet)) {
      if (table.column(column).isEmpty() || chosen.covers(table.table(), column)) {
        continue;
      }
      Optional<Candidate> other =
          fitting(all, purpose).stream()
              .filter(candidate -> candidate.covers(table.table(), column))
              .findFirst();
      if (other.isPresent()) {
        return Optional.of(
            Refusals.outsideGrant(table, column, chosen.grant(), other.get().grant()));
      }
    }
    return Optional.empty();
  }

  private Case question(TableFacts table, Candidate candidate, Optional<String> purpose) {
    return new Case(subject, candidate, purpose, question.via(), table, passages(table));
  }

  private Map<Passage, Optional<Terms>> passages(TableFacts table) {
    Map<Passage, Optional<Terms>> passages = new HashMap<>();
    for (ColumnFacts column : table.columns()) {
      for (Origin origin : column.origins()) {
        for (Passage passage : origin.through()) {
          passages.computeIfAbsent(passage, this::terms);
        }
      }
    }
    return passages;
  }

  private Optional<Terms> terms(Passage passage) {
    return facts
        .agreement(passage.domain(), passage.agreement())
        .map(versioned -> versioned.document())
        .filter(agreement -> !agreement.retired())
        .filter(agreement -> grants.standing(agreement) == Grants.Standing.ACTIVE)
        .map(Terms::of);
  }

  private static Trace.OfTable withOthers(
      Trace.OfTable trace, Candidate chosen, List<Candidate> all) {
    return new Trace.OfTable(
        trace.table(),
        trace.grant(),
        all.stream().filter(one -> !one.equals(chosen)).map(Candidate::grant).toList(),
        trace.documents(),
        trace.columns(),
        trace.incidents());
  }

  private StatementDecision.Deny deny(Decision.Deny deny) {
    var tables = new ArrayList<Trace.OfTable>();
    for (int i = 0; i < question.tables().size(); i++) {
      tables.add(
          new Trace.OfTable(
              question.tables().get(i).name(),
              Optional.empty(),
              candidates.get(i).stream().map(Candidate::grant).toList(),
              List.of(),
              List.of(),
              List.of()));
    }
    return new StatementDecision.Deny(
        deny.code(),
        deny.reason(),
        deny.remedy(),
        new Trace(principal.text(), question.purpose(), question.via(), tables));
  }

  /// Whether every row of the one table is seen for some purpose.
  Decision counts() {
    TableFacts table = question.tables().getFirst();
    return anyPurpose(
        open -> everyRow(open.obligations()), () -> Refusals.counts(principal, table));
  }

  /// Whether what was measured of these columns over all rows of the one table may be told.
  Decision measures(Optional<? extends Collection<String>> columns) {
    TableFacts table = question.tables().getFirst();
    Collection<String> asked =
        columns.isPresent()
            ? columns.get()
            : table.columns().stream().map(ColumnFacts::name).toList();
    return anyPurpose(
        open ->
            everyRow(open.obligations())
                && open.obligations().columns().containsAll(asked)
                && Collections.disjoint(open.obligations().masks().keySet(), asked),
        () -> Refusals.counts(principal, table));
  }

  private static boolean everyRow(Obligations obligations) {
    return obligations.filters().isEmpty() && obligations.minimumGroup().isEmpty();
  }

  /// Whether anything of the one table is seen for some purpose.
  Decision reads() {
    TableFacts table = question.tables().getFirst();
    return anyPurpose(
        open -> !open.obligations().columns().isEmpty(),
        () -> Refusals.nothingVisible(principal, table, Optional.empty(), owners(table)));
  }

  /// Records of the mesh are read for no purpose as well.
  private boolean isForNone(Candidate candidate) {
    return candidate.membership() && OwnRecords.isOfMesh(question.tables().getFirst());
  }

  private Decision anyPurpose(Predicate<Ruling.Open> enough, Supplier<Decision.Deny> otherwise) {
    TableFacts table = question.tables().getFirst();
    if (candidates.getFirst().isEmpty()) {
      return without(table);
    }
    for (Candidate candidate : candidates.getFirst()) {
      var purposes = new ArrayList<Optional<String>>();
      candidate.grant().purposes().forEach(purpose -> purposes.add(Optional.of(purpose)));
      if (principal instanceof Principal.OfProduct ? purposes.isEmpty() : isForNone(candidate)) {
        purposes.add(Optional.empty());
      }
      for (Optional<String> purpose : purposes) {
        if (facts.rulings().on(question(table, candidate, purpose)) instanceof Ruling.Open open
            && enough.test(open)) {
          return new Decision.Allow(List.of(candidate.grant().text()));
        }
      }
    }
    return otherwise.get();
  }
}
