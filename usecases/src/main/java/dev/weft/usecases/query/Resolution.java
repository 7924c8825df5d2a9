package dev.weft.usecases.query;

import dev.weft.catalog.Reading;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.engine.DecidedTable;
import dev.weft.engine.Statement;
import dev.weft.engine.StubTable;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Question;
import dev.weft.governance.access.StatementDecision;
import dev.weft.governance.access.StatementDecision.AllowedTable;
import dev.weft.governance.access.TableFacts;
import dev.weft.lake.table.Lake;
import dev.weft.lake.table.ShownTable;
import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.model.policy.Obligations;
import dev.weft.model.product.Address;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.table.Schema;
import dev.weft.usecases.audit.Asked;
import dev.weft.usecases.audit.Judged;
import dev.weft.usecases.registry.AddressedRelease;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Decided;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.Majors;
import dev.weft.usecases.registry.ReadTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/// What the names in a statement mean at one moment: all tables of a product from one release. Then
/// the whole statement is decided, outside the transaction, by what was known in it.
final class Resolution {

  private final Reading reading;
  private final AppliedMesh mesh;
  private final AccessKernel kernel;
  private final Caller caller;
  private final Asked asked;
  private final Map<String, StoredRelease> chosen = new HashMap<>();
  private final List<Named> named = new ArrayList<>();
  private Optional<Refusal> refusal = Optional.empty();

  private Resolution(Reading reading, AppliedMesh mesh, Caller caller, String text) {
    this.reading = reading;
    this.mesh = mesh;
    this.kernel = mesh.documents(reading).kernel(reading.now());
    this.caller = caller;
    this.asked = Asked.of(reading, mesh.documents(reading), caller, text);
  }

  /// A table that the statement names.
  private record Named(
      List<String> path, String name, String state, ReleasedTable released, ReadTable table) {}

  /// Why a name means nothing, or nothing to this caller.
  ///
  /// @param tables the one that was named, when it was a name of a table at all
  record Refusal(List<Judged> tables, WeftException why) {}

  /// Finds every table of a statement, up to the first one in the order of the text that is
  /// refused.
  ///
  /// @param text the statement as it may be kept
  static Resolution of(
      Reading reading, AppliedMesh mesh, Caller caller, Statement statement, String text) {
    var resolution = new Resolution(reading, mesh, caller, text);
    for (List<String> path : statement.paths()) {
      if (resolution.refusal.isEmpty()) {
        resolution.refusal = resolution.add(path);
      }
    }
    return resolution;
  }

  private Optional<Refusal> add(List<String> path) {
    List<Judged> judged = List.of();
    try {
      Address asked = address(path);
      judged = Judged.unknown(asked);
      named.add(find(path, now(asked)));
      return Optional.empty();
    } catch (WeftException why) {
      return Optional.of(new Refusal(judged, why));
    }
  }

  Asked asked() {
    return asked;
  }

  /// Empty when every table was found; otherwise nothing can be decided.
  Optional<Refusal> refusal() {
    return refusal;
  }

  /// What was decided about the statement.
  ///
  /// @param tables in the order of the text; empty after a refusal
  record Outcome(
      Asked asked, StatementDecision decision, List<Judged> judged, List<DecidedTable> tables) {

    /// What the statement is for; empty when it reads nothing or was refused.
    Optional<String> purpose() {
      return switch (decision) {
        case StatementDecision.Allow allow -> allow.purpose();
        case StatementDecision.Deny _ -> Optional.empty();
      };
    }
  }

  /// Decides the statement as a whole and gives its tables to the engine, as far as they may be
  /// seen.
  ///
  /// @param used columns by table that the statement names, asked only where the caller has several
  ///   grants and chose none; empty when they cannot be told
  Outcome decide(
      Lake lake,
      QueryRequest request,
      Function<List<StubTable>, Optional<Map<String, SortedSet<String>>>> used) {
    List<ShownTable> shown = named.stream().map(t -> lake.shown(t.released().location())).toList();
    List<Schema> schemas = shown.stream().map(ShownTable::schema).toList();
    StatementDecision decision = decide(request, schemas, Map.of());
    boolean several = decision.trace().tables().stream().anyMatch(t -> !t.others().isEmpty());
    if (several && request.grant().isEmpty()) {
      decision = used.apply(stubs(schemas)).map(u -> decide(request, schemas, u)).orElse(decision);
    }
    return outcome(shown, schemas, decision);
  }

  private StatementDecision decide(
      QueryRequest request, List<Schema> schemas, Map<String, SortedSet<String>> used) {
    var facts = new ArrayList<TableFacts>();
    for (int i = 0; i < named.size(); i++) {
      TableFacts table = named.get(i).table().facts(schemas.get(i));
      facts.add(table.using(Optional.ofNullable(used.get(named.get(i).name()))));
    }
    return kernel.decide(
        new Question(caller.principal(), request.purpose(), request.grant(), caller.via(), facts));
  }

  private List<StubTable> stubs(List<Schema> schemas) {
    var stubs = new ArrayList<StubTable>();
    for (int i = 0; i < named.size(); i++) {
      stubs.add(new StubTable(named.get(i).path(), named.get(i).name(), schemas.get(i)));
    }
    return stubs;
  }

  /// Of a table's files only those are planned that can hold more than rows that policies remove.
  private Outcome outcome(
      List<ShownTable> shown, List<Schema> schemas, StatementDecision decision) {
    var judged = new ArrayList<Judged>();
    var decided = new ArrayList<DecidedTable>();
    for (int i = 0; i < named.size(); i++) {
      Named table = named.get(i);
      ShownTable files = shown.get(i);
      Judged one =
          Judged.of(
              table.name(), table.table(), table.state(), schemas.get(i).names(), decision, i);
      one.allowed().ifPresent(a -> decided.add(planned(table, a, files)));
      judged.add(one);
    }
    return new Outcome(asked, decision, judged, decided);
  }

  private static DecidedTable planned(Named table, AllowedTable allowed, ShownTable files) {
    Obligations obligations = allowed.obligations();
    return Decided.of(table.path(), table.name(), files.plan(obligations.filters()), obligations);
  }

  private static Address address(List<String> path) {
    if (path.size() != 3) {
      throw QueryFailures.noAddress(path);
    }
    return Address.ofSql(path.get(0), path.get(1), path.get(2))
        .orElseThrow(() -> QueryFailures.noAddress(path));
  }

  /// A product that has moved is meant by its old address as well: by whoever has standing on it,
  /// or may know where it is.
  private Address now(Address asked) {
    return mesh.documents(reading)
        .moves()
        .find(asked.product())
        .filter(
            moved ->
                kernel.knows(caller.principal(), moved, asked.table().orElseThrow()).allowed()
                    || new Discovery(reading, mesh, caller.principal()).discovers(moved))
        .map(asked::of)
        .orElse(asked);
  }

  private Named find(List<String> path, Address address) {
    String table = address.table().orElseThrow();
    kernel.knows(caller.principal(), address.product(), table).orThrow();
    if (address.state() instanceof Address.State.Newest) {
      Majors.newest(reading, address.product()).ifPresent(major -> refuseExternal(address, major));
    }
    StoredRelease release =
        chosen.computeIfAbsent(address.product() + address.state().suffix(), _ -> release(address));
    if (!(address.state() instanceof Address.State.Preview)) {
      refuseExternal(address, release.release().id().version().major());
    }
    ReleasedTable released = release.release().tables().get(table);
    if (released == null || (released.internal() && !seesInternal(address.product().domain()))) {
      throw isExternal(address)
          ? QueryFailures.external(address.sql(), address.product().toString())
          : QueryFailures.unknownTable(address.sql());
    }
    return new Named(
        path,
        address.sql(),
        release.release().id().toString(),
        released,
        ReadTable.of(reading, mesh, release.release(), released));
  }

  /// Whether a contract in force that names the table is an external port's.
  private boolean isExternal(Address address) {
    var majors =
        address.state() instanceof Address.State.Major(int major)
            ? List.of(major)
            : Majors.active(reading, address.product());
    return majors.stream().anyMatch(major -> isExternal(address, major));
  }

  /// A name without a major is that of the newest, and no older major that still serves the table
  /// answers for it.
  private void refuseExternal(Address address, int major) {
    if (isExternal(address, major)) {
      throw QueryFailures.external(address.sql(), address.product().toString());
    }
  }

  /// Whether the contracts in force of a major leave the table where it is: then no release of the
  /// major serves it, also none of a time when it was made here. An internal copy of that name is a
  /// table like others.
  private boolean isExternal(Address address, int major) {
    String table = address.table().orElseThrow();
    return reading
        .registry()
        .activeRevision(address.product(), major)
        .map(revision -> mesh.folder(reading, revision))
        .filter(folder -> !folder.makes(table))
        .flatMap(folder -> folder.external(table))
        .isPresent();
  }

  /// To everybody else an internal table is one that is not there.
  private boolean seesInternal(String domain) {
    return kernel.inDomain(caller.principal(), Action.READ_INTERNAL, domain).allowed();
  }

  /// The release whose data is there.
  private StoredRelease release(Address address) {
    StoredRelease found = AddressedRelease.find(reading, address).orElseThrow(() -> never(address));
    long number = found.release().id().number();
    return switch (address.state()) {
      case Address.State.Newest(), Address.State.Major _ -> found;
      case Address.State.Pinned _ -> reading.releases().get(address.product(), number);
      case Address.State.Preview _ -> reading.releases().getPreview(address.product(), number);
    };
  }

  private RuntimeException never(Address address) {
    if (reading.registry().findProduct(address.product()).isEmpty()) {
      return QueryFailures.unknownTable(address.sql());
    }
    String product = address.product().toString();
    if (isExternal(address)) {
      return QueryFailures.external(address.sql(), product);
    }
    String wanted = product + address.state().suffix();
    boolean promised =
        switch (address.state()) {
          case Address.State.Newest() -> true;
          case Address.State.Major(int major) ->
              reading.registry().majors(address.product()).stream()
                  .anyMatch(known -> known.major() == major);
          case Address.State.Pinned _, Address.State.Preview _ -> false;
        };
    return promised
        ? QueryFailures.neverReleased(product, wanted)
        : QueryFailures.noRelease(product, wanted);
  }
}
