package dev.weft.usecases.review;

import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.review.ProposedChange;
import dev.weft.catalog.review.ProposedChange.Kind;
import dev.weft.catalog.review.ProposedChange.Voice;
import dev.weft.catalog.review.ProposedChangeWriter;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Facts;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.product.BackedFolders;
import dev.weft.usecases.product.Backing;
import dev.weft.usecases.product.BreakingProduct;
import dev.weft.usecases.product.PlanView.NotYours;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.Principals;
import dev.weft.usecases.review.ChangeView.VoiceView;
import dev.weft.usecases.review.ChangeView.WaitView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Proposed changes as a caller may see them. Belongs to its read transaction.
public final class ChangeSight {

  private final Reading reading;
  private final MeshDocuments documents;
  private final Facts facts;
  private final Caller caller;
  private final Set<String> audience;
  private final Discovery discovery;
  private final Map<Long, ProposedChange> known = new HashMap<>();

  public ChangeSight(Reading reading, AppliedMesh mesh, Caller caller) {
    this.reading = reading;
    this.documents = mesh.documents(reading);
    this.facts = documents.facts(reading.now());
    this.caller = caller;
    this.audience = Audience.of(caller, documents);
    this.discovery = new Discovery(reading, mesh, caller.principal());
  }

  /// What the journal says of a change of the caller's.
  static Cause cause(Caller caller) {
    return new Cause(caller.text(), caller.via(), caller.trace());
  }

  /// As whom the caller is concerned.
  Set<String> audience() {
    return audience;
  }

  /// A change that concerns the caller.
  ///
  /// @throws WeftException CHANGE_NOT_FOUND, also for one that does not concern them
  ProposedChange get(long number) {
    return reading
        .changes()
        .find(number)
        .filter(this::isSeen)
        .orElseThrow(() -> ProposedChangeWriter.missing(number));
  }

  /// Looks up at once some changes about which will be asked.
  public void prepare(Set<Long> numbers) {
    List<ProposedChange> changes = reading.changes().several(numbers);
    changes.forEach(change -> known.put(change.number(), change));
    prepare(changes);
  }

  /// Looks up at once what changes touch.
  void prepare(List<ProposedChange> changes) {
    discovery.prepare(
        changes.stream()
            .flatMap(change -> Audience.touched(change).stream())
            .collect(Collectors.toSet()));
  }

  /// A change that concerns the caller, without what it would do; empty for any other.
  public Optional<ChangeView> find(long number) {
    return Optional.ofNullable(known.get(number))
        .or(() -> reading.changes().find(number))
        .filter(this::isSeen)
        .map(this::line);
  }

  boolean isSeen(ProposedChange change) {
    return change.proposer().equals(caller.principal().text())
        || (change.audience().stream().anyMatch(audience::contains)
            && Audience.touched(change).stream().allMatch(discovery::discovers));
  }

  /// Who stands behind the present content.
  static Backing backing(ProposedChange change) {
    Set<Principal> principals = new LinkedHashSet<>(List.of(Principals.of(change.proposer())));
    change.of(Kind.APPROVED).forEach(voice -> principals.add(Principals.of(voice.who())));
    return new Backing(
        List.copyOf(principals),
        Principals.of(change.proposer()),
        change.of(Kind.ACKNOWLEDGED).stream().map(Voice::about).collect(Collectors.toSet()),
        false);
  }

  /// A line of a list.
  ChangeView line(ProposedChange change) {
    return view(change, Optional.empty(), Optional.empty());
  }

  /// A change with what it would do now.
  ///
  /// @param reviewed empty when it is closed or cannot be planned
  /// @param problem why it cannot be planned
  ChangeView view(
      ProposedChange change, Optional<BackedFolders.Reviewed> reviewed, Optional<String> problem) {
    Set<String> nameable = new TreeSet<>(audience);
    reviewed.ifPresent(
        plan -> plan.breaking().forEach(product -> nameable.addAll(product.known())));
    List<WaitView> waits = reviewed.map(plan -> waits(change, plan)).orElse(List.of());
    return new ChangeView(
        change.number(),
        change.title(),
        change.proposer(),
        change.state().word(),
        change.hash(),
        Instants.text(change.createdAt()),
        Instants.text(change.changedAt()),
        reviewed.isPresent() && waits.stream().noneMatch(wait -> wait.kind().equals("approval")),
        waits,
        change.voices().stream().map(voice -> voice(change, voice, nameable)).toList(),
        reviewed.map(BackedFolders.Reviewed::plan).orElse(null),
        problem.orElse(null));
  }

  private VoiceView voice(ProposedChange change, Voice voice, Set<String> nameable) {
    boolean known =
        voice.about().isEmpty()
            || voice.who().equals(caller.principal().text())
            || nameable.contains(voice.about());
    return new VoiceView(
        voice.kind().word(),
        known ? voice.who() : "",
        known ? voice.about() : "",
        voice.text(),
        voice.hash().equals(change.hash()),
        Instants.text(voice.at()));
  }

  /// What is missing before the change can be applied.
  List<WaitView> waits(ProposedChange change, BackedFolders.Reviewed plan) {
    var waits = new ArrayList<WaitView>();
    for (NotYours document : plan.waiting()) {
      waits.add(new WaitView("approval", document.kind() + " " + document.name(), document.who()));
    }
    for (BreakingProduct product : plan.breaking()) {
      if (!product.approved()) {
        waits.add(
            new WaitView("approval", "breaking " + product.product(), owners(change, product)));
      }
      acknowledgements(change, product, waits);
    }
    return waits;
  }

  /// Where its only owner proposed it, nobody can: somebody else has to propose it, or become one.
  private List<String> owners(ProposedChange change, BreakingProduct product) {
    List<String> owners =
        facts.holders(Action.APPROVE_BREAKING.roles(), product.product().domain()).stream()
            .filter(who -> !who.equals(change.proposer()))
            .toList();
    return owners.isEmpty() ? List.of("an owner other than " + change.proposer()) : owners;
  }

  private void acknowledgements(
      ProposedChange change, BreakingProduct product, List<WaitView> waits) {
    Set<String> given =
        change.of(Kind.ACKNOWLEDGED).stream().map(Voice::about).collect(Collectors.toSet());
    int hidden = 0;
    for (String consumer : product.consumers()) {
      if (given.contains(consumer)) {
        continue;
      }
      if (product.known().contains(consumer)) {
        waits.add(
            new WaitView(
                "acknowledgement",
                consumer,
                List.copyOf(new TreeSet<>(Audience.acknowledges(consumer, facts)))));
      } else {
        hidden++;
      }
    }
    if (hidden > 0) {
      waits.add(new WaitView("acknowledgement", hidden + " that you may not see", List.of()));
    }
  }
}
