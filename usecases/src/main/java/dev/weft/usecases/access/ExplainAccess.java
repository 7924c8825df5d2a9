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
import dev.weft.model.mesh.Person;
import dev.weft.model.policy.MinimumGroup;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.usecases.access.ExplanationView.ColumnView;
import dev.weft.usecases.access.ExplanationView.DocumentView;
import dev.weft.usecases.access.ExplanationView.EffectView;
import dev.weft.usecases.registry.AddressedRelease;
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
  /// @param at microseconds since the epoch: the moment that agreements are compared with, over the
  ///   documents of today; now when empty
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
      ReleasedTable of) {}

  /// The explanation.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND for what the caller may not know
  ///   of, ACCESS_ROLE for somebody else's access
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
    var discovery = new Discovery(reading, mesh, caller.principal());
    String wanted = ask.table().toString();
    if (reading.registry().findProduct(product).filter(discovery::discovers).isEmpty()) {
      throw AccessFailures.noTableToExplain(wanted);
    }
    Principal principal = ask.who().map(who -> named(reading, who)).orElse(caller.principal());
    if (!principal.equals(caller.principal())) {
      mesh.documents(reading)
          .kernel(reading.now())
          .inDomain(caller.principal(), Action.AUDIT_DOMAIN, product.domain())
          .orThrow();
    }
    StoredRelease release =
        release(reading, ask.table()).orElseThrow(() -> AccessFailures.noTableToExplain(wanted));
    ReleasedTable table = release.release().tables().get(ask.table().table().orElse(""));
    if (table == null || (table.internal() && !seesInternal(reading, caller, product))) {
      throw AccessFailures.noTableToExplain(wanted);
    }
    return new Found(
        wanted,
        principal,
        mesh.documents(reading).kernel(ask.at().orElse(reading.now())),
        ReadTable.of(reading, mesh, release.release(), table),
        table);
  }

  private boolean seesInternal(Reading reading, Caller caller, ProductId product) {
    AccessKernel kernel = mesh.documents(reading).kernel(reading.now());
    return kernel.inDomain(caller.principal(), Action.READ_INTERNAL, product.domain()).allowed()
        || kernel.inDomain(caller.principal(), Action.AUDIT_DOMAIN, product.domain()).allowed();
  }

  private Principal named(Reading reading, String who) {
    boolean account = who.startsWith("service:");
    String name = account ? who.substring("service:".length()) : who;
    return mesh.documents(reading)
        .person(name)
        .filter(person -> person.kind().equals("service") == account)
        .map(Person::name)
        .<Principal>map(
            known -> account ? new Principal.OfService(known) : new Principal.OfPerson(known))
        .orElseThrow(() -> AccessFailures.nobody(who));
  }

  private static Optional<StoredRelease> release(Reading reading, Address of) {
    return of.state() instanceof Address.State.Preview
        ? Optional.empty()
        : AddressedRelease.find(reading, of).filter(release -> !release.dropped());
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
        List.of());
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
        decision instanceof StatementDecision.Allow yes ? yes.warnings() : List.of());
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
