package dev.weft.usecases.review;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.review.ProposedChange;
import dev.weft.catalog.review.ProposedChange.Kind;
import dev.weft.catalog.review.ProposedChangeWriter;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Facts;
import dev.weft.model.access.Caller;
import dev.weft.usecases.product.AppliedView;
import dev.weft.usecases.product.BackedFolders;
import dev.weft.usecases.product.BackedFolders.Reviewed;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.review.ChangePages.Opened;
import dev.weft.usecases.review.ChangeView.WaitView;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Says something about a proposed change, or applies it. What is said is about the content that
/// the caller has seen, and refused when that is another one by now.
public final class ReviewChange {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final BackedFolders folders;
  private final ChangePages pages;

  public ReviewChange(Catalog catalog, AppliedMesh mesh, BackedFolders folders, ChangePages pages) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.folders = folders;
    this.pages = pages;
  }

  /// What is said.
  ///
  /// @param version of the content that the caller has seen
  /// @param text may be empty, but not of a comment or a rejection
  public record Said(long number, String version, String text) {}

  /// Comments; anybody whom the change concerns may.
  ///
  /// @throws dev.weft.model.error.WeftException CHANGE_NOT_FOUND, CHANGE_CLOSED, CHANGE_MOVED
  public ChangeView comment(Caller caller, Said said) {
    return say(caller, said, Kind.COMMENTED, "");
  }

  /// Stands behind the change: whoever has the right to apply a part of it that the proposer may
  /// not apply alone, and an owner where it breaks a promise.
  ///
  /// @throws dev.weft.model.error.WeftException as `comment`, and CHANGE_DENIED for the proposer
  ///   and for whose approval nothing waits
  public ChangeView approve(Caller caller, Said said) {
    Opened opened = pages.open(caller, said.number());
    Set<String> waiting = waitsFor(caller, opened);
    if (opened.change().proposer().equals(caller.principal().text())) {
      throw ChangeFailures.maySay("approve your own change", List.copyOf(waiting));
    }
    if (!waiting.contains(caller.principal().text())) {
      throw ChangeFailures.maySay(
          "approve this change: nothing in it waits for you", List.copyOf(waiting));
    }
    return say(caller, said, Kind.APPROVED, "");
  }

  /// Says for a consumer that it knows what is coming.
  ///
  /// @param consumer as the change spells it: `finance/report@1`, `person:cy`
  /// @throws dev.weft.model.error.WeftException as `comment`, and CHANGE_DENIED for whoever does
  ///   not speak for that consumer, or when the change does not break what it reads
  public ChangeView acknowledge(Caller caller, Said said, String consumer) {
    Opened opened = pages.open(caller, said.number());
    Reviewed reviewed =
        folders.review(caller, opened.files(), ChangeSight.backing(opened.change()));
    boolean reached =
        reviewed.breaking().stream().anyMatch(one -> one.consumers().contains(consumer));
    Set<String> speakers =
        catalog.read(
            reading ->
                Audience.acknowledges(consumer, mesh.documents(reading).facts(reading.now())));
    if (!reached || !speakers.contains(caller.principal().text())) {
      throw ChangeFailures.maySay("acknowledge this change for " + consumer, List.of());
    }
    return say(caller, said, Kind.ACKNOWLEDGED, consumer);
  }

  /// Ends the change: whoever could approve a part of it, or owns what it touches. Owners also end
  /// one that cannot be planned any more.
  ///
  /// @throws dev.weft.model.error.WeftException as `comment`, and CHANGE_DENIED
  public ChangeView reject(Caller caller, Said said) {
    Opened opened = pages.open(caller, said.number());
    String name = caller.principal().text();
    Set<String> deciders = owners(opened.change());
    if (!deciders.contains(name)) {
      deciders.addAll(waitsFor(caller, opened));
    }
    if (!deciders.contains(name)) {
      throw ChangeFailures.maySay("reject this change", List.copyOf(deciders));
    }
    return say(caller, said, Kind.REJECTED, "");
  }

  /// Takes the caller's own change back.
  ///
  /// @throws dev.weft.model.error.WeftException as `comment`, and CHANGE_DENIED for another's
  public ChangeView withdraw(Caller caller, Said said) {
    Opened opened = pages.open(caller, said.number());
    if (!opened.change().proposer().equals(caller.principal().text())) {
      throw ChangeFailures.maySay(
          "take back what somebody else proposed", List.of(opened.change().proposer()));
    }
    return say(caller, said, Kind.WITHDREW, "");
  }

  /// Applies the change with the rights of all who stand behind it, in one transaction with its
  /// end. Its proposer and whoever approved it may.
  ///
  /// @throws dev.weft.model.error.WeftException as `comment`, CHANGE_DENIED, CHANGE_WAITS with what
  ///   is missing, PLAN_REFUSED with every finding
  public AppliedView apply(Caller caller, Said said) {
    Opened opened = pages.open(caller, said.number());
    ProposedChange change = opened.change();
    if (!change.open()) {
      throw ProposedChangeWriter.closed(change);
    }
    if (!change.hash().equals(said.version())) {
      throw ChangeFailures.moved(change.number());
    }
    var backing = ChangeSight.backing(change);
    if (!backing.principals().contains(caller.principal())) {
      throw ChangeFailures.maySay(
          "apply this change", backing.principals().stream().map(one -> one.text()).toList());
    }
    return folders.apply(
        caller,
        opened.files(),
        backing,
        writing -> {
          if (!writing.changes().getOpen(change.number()).equals(change)) {
            throw ChangeFailures.moved(change.number());
          }
          writing
              .changes()
              .say(change.number(), Kind.APPLIED, caller.principal().text(), "", said.text());
        });
  }

  private ChangeView say(Caller caller, Said said, Kind kind, String about) {
    catalog.write(
        ChangeSight.cause(caller),
        writing -> {
          ProposedChange change = new ChangeSight(writing, mesh, caller).get(said.number());
          if (!change.hash().equals(said.version())) {
            throw ChangeFailures.moved(said.number());
          }
          return writing
              .changes()
              .say(said.number(), kind, caller.principal().text(), about, said.text().strip());
        });
    return pages.show(caller, said.number());
  }

  /// Whose approval could be given, by name.
  private Set<String> waitsFor(Caller caller, Opened opened) {
    Reviewed reviewed =
        folders.review(caller, opened.files(), ChangeSight.backing(opened.change()));
    var names = new TreeSet<String>();
    List<WaitView> waits =
        catalog.read(
            reading -> new ChangeSight(reading, mesh, caller).waits(opened.change(), reviewed));
    waits.stream()
        .filter(wait -> wait.kind().equals("approval"))
        .forEach(wait -> names.addAll(wait.who()));
    return names;
  }

  /// Owners of the domains that a change touches, and the governance leads.
  private Set<String> owners(ProposedChange change) {
    return catalog.read(
        reading -> {
          Facts facts = mesh.documents(reading).facts(reading.now());
          var owners = new TreeSet<>(facts.holders(Action.GLOBAL_POLICY.roles(), ""));
          Audience.domains(change)
              .forEach(
                  domain -> owners.addAll(facts.holders(Action.APPROVE_BREAKING.roles(), domain)));
          return owners;
        });
  }
}
