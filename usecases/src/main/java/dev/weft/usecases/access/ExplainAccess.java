package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Decision;
import dev.weft.governance.access.Grant;
import dev.weft.governance.access.Question;
import dev.weft.governance.access.StatementDecision;
import dev.weft.governance.access.StatementDecision.AllowedTable;
import dev.weft.governance.access.Trace;
import dev.weft.lake.table.Lake;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.policy.MinimumGroup;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.usecases.access.ExplanationView.BasisView;
import dev.weft.usecases.access.ExplanationView.ColumnView;
import dev.weft.usecases.access.ExplanationView.DocumentView;
import dev.weft.usecases.access.ExplanationView.EffectView;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.ReadTable;
import java.util.List;
import java.util.Optional;

/// Explains what a decision about one table is and why, without making it: nothing is read and
/// nothing recorded but the look itself. Everybody may ask about themselves; about others those who
/// may see the records of the table's domain.
public final class ExplainAccess {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final Lake lake;

  public ExplainAccess(Catalog catalog, AppliedMesh mesh, Lake lake) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.lake = lake;
  }

  /// What is to be explained.
  ///
  /// @param table with or without a version
  /// @param who somebody declared, `service:` before an account; the caller when empty
  /// @param at microseconds since the epoch: the moment that is decided for again, by documents,
  ///   release and labels as they stood then; now when empty. Whether the caller may ask is decided
  ///   as of today.
  public record Ask(
      Address table,
      Optional<String> who,
      Optional<String> purpose,
      Optional<String> grant,
      Optional<Long> at) {}

  /// A decision to explain, with its files still to be looked at.
  private record Found(
      String address,
      Principal principal,
      AccessKernel kernel,
      ReadTable table,
      ReleasedTable of,
      boolean dropped,
      BasisView basis,
      boolean audits) {}

  /// The explanation.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND for what the caller may not know
  ///   of or what was not there, ACCESS_ROLE for somebody else's access, ACCESS_NO_HISTORY for a
  ///   moment before the mesh began, RELEASE_NOT_RETAINED when the data of then was dropped
  public ExplanationView explain(Caller caller, Ask ask) {
    Found found = catalog.read(reading -> find(reading, caller, ask));
    Decision known =
        found.kernel().knows(found.principal(), ask.table().product(), found.table().table());
    return switch (known) {
      case Decision.Deny deny -> shut(found, deny);
      case Decision.Allow _ -> decided(found, caller, ask);
    };
  }

  private ExplanationView decided(Found found, Caller caller, Ask ask) {
    if (found.dropped()) {
      throw AccessFailures.droppedSince(found.address(), found.basis().release());
    }
    var schema = lake.plan(found.of().location()).schema();
    var question =
        new Question(
            found.principal(),
            ask.purpose(),
            ask.grant(),
            caller.via(),
            List.of(found.table().facts(schema)));
    return view(found, found.kernel().decide(question));
  }

  private Found find(Reading reading, Caller caller, Ask ask) {
    ProductId product = ask.table().product();
    String wanted = ask.table().toString();
    AccessKernel today = mesh.documents(reading).kernel(reading.now());
    var discovery = new Discovery(reading, mesh, caller.principal());
    discovery.checkHere(product);
    if (reading.registry().findProduct(product).filter(discovery::discovers).isEmpty()) {
      throw AccessFailures.noTableToExplain(wanted);
    }
    boolean audits =
        today.inDomain(caller.principal(), Action.AUDIT_DOMAIN, product.domain()).allowed();
    if (ask.who().filter(who -> !who.equals(caller.principal().text())).isPresent()) {
      today.inDomain(caller.principal(), Action.AUDIT_DOMAIN, product.domain()).orThrow();
    }
    Moment moment = Moment.of(reading, mesh, ask.at());
    Principal principal =
        ask.who()
            .map(who -> moment.named(who).orElseThrow(() -> AccessFailures.nobody(who)))
            .orElse(caller.principal());
    StoredRelease release =
        moment.release(ask.table()).orElseThrow(() -> AccessFailures.noTableToExplain(wanted));
    ReleasedTable table = release.release().tables().get(ask.table().table().orElse(""));
    boolean internal =
        audits
            || today.inDomain(caller.principal(), Action.READ_INTERNAL, product.domain()).allowed();
    if (table == null || (table.internal() && !internal)) {
      throw AccessFailures.noTableToExplain(wanted);
    }
    return new Found(
        wanted,
        principal,
        moment.kernel(),
        ReadTable.of(reading, mesh, release.release(), table, moment.inForce(release)),
        table,
        release.dropped(),
        moment.basis(release, principal),
        audits);
  }

  private static ExplanationView shut(Found found, Decision.Deny deny) {
    return new ExplanationView(
        found.address(),
        found.principal().text(),
        null,
        "deny",
        deny.code().code(),
        deny.reason(),
        deny.remedy(),
        null,
        List.of(),
        List.of(),
        List.of(),
        0,
        null,
        List.of(),
        List.of(),
        found.audits() ? found.basis() : null);
  }

  private static ExplanationView view(Found found, StatementDecision decision) {
    Optional<Trace.OfTable> trace = decision.trace().tables().stream().findFirst();
    Optional<StatementDecision.Deny> deny =
        decision instanceof StatementDecision.Deny no ? Optional.of(no) : Optional.empty();
    Optional<AllowedTable> allowed =
        decision instanceof StatementDecision.Allow yes
            ? yes.tables().stream().findFirst()
            : Optional.empty();
    return new ExplanationView(
        found.address(),
        found.principal().text(),
        decision.trace().purpose().orElse(null),
        decision.allowed() ? "allow" : "deny",
        deny.map(d -> d.code().code()).orElse(null),
        deny.map(StatementDecision.Deny::reason).orElse(null),
        deny.map(StatementDecision.Deny::remedy).orElse(null),
        trace.flatMap(Trace.OfTable::grant).map(Grant::text).orElse(null),
        trace.map(t -> t.others().stream().map(Grant::text).toList()).orElse(List.of()),
        trace.map(ExplainAccess::documents).orElse(List.of()),
        allowed.flatMap(_ -> trace.map(ExplainAccess::columns)).orElse(List.of()),
        allowed.map(a -> a.obligations().filters().size()).orElse(0),
        allowed.flatMap(a -> a.obligations().minimumGroup()).map(MinimumGroup::n).orElse(null),
        trace.map(Trace.OfTable::incidents).orElse(List.of()),
        decision instanceof StatementDecision.Allow yes ? yes.warnings() : List.of(),
        found.basis());
  }

  private static List<DocumentView> documents(Trace.OfTable trace) {
    return trace.documents().stream()
        .map(
            document ->
                new DocumentView(
                    document.kind(),
                    document.scope(),
                    document.id(),
                    document.version(),
                    document.stage(),
                    document.effects().stream().map(ExplainAccess::effect).toList()))
        .toList();
  }

  private static EffectView effect(Trace.Done done) {
    return new EffectView(done.column().isEmpty() ? null : done.column(), done.effect());
  }

  private static List<ColumnView> columns(Trace.OfTable trace) {
    return trace.columns().stream()
        .map(column -> new ColumnView(column.column(), column.result(), column.because()))
        .toList();
  }
}
