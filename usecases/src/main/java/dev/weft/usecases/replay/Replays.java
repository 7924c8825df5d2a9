package dev.weft.usecases.replay;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.audit.AuditFilter;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.audit.AuditRecord;
import dev.weft.catalog.audit.StoredRecord;
import dev.weft.catalog.registry.Revision;
import dev.weft.catalog.registry.RevisionKey;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.TableFacts;
import dev.weft.lake.table.Lake;
import dev.weft.model.access.Caller;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.usecases.audit.AuditSight;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.ComingPolicies;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.ReadTable;
import dev.weft.usecases.registry.RevisionsInForce;
import dev.weft.usecases.replay.RecordedQuestion.Name;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides recorded questions again, by the policies in force and by those of a folder. Both times
/// standing, labels and releases are those of now, so that nothing but the policies differs. Reads
/// no data and records nothing. Thread-safe.
public final class Replays {

  /// How many days are looked back over where nobody says.
  public static final int DAYS = 30;

  /// The most days that are looked back over.
  public static final int MOST_DAYS = 400;

  private static final int BATCH = 500;

  /// Records that one replay looks at, the newest.
  private static final int MOST = 100_000;

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final Lake lake;
  private final AuditLog log;

  public Replays(Catalog catalog, AppliedMesh mesh, Lake lake, AuditLog log) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.lake = lake;
    this.log = log;
  }

  /// What is asked again, with how often it was.
  ///
  /// @param since the earliest moment that was looked at, microseconds since the epoch
  private record Recorded(Map<RecordedQuestion, Long> times, long since) {}

  /// A table as it is now, before its files are looked at.
  private record Found(ReadTable table, ReleasedTable released) {}

  /// What stands now.
  private record Standing(MeshDocuments documents, long now, Map<Name, Found> tables) {}

  /// Decides the questions of the last days again, as far as the caller may see their records.
  ///
  /// @param folder whose policies take the place of those of the same name
  /// @param days from 1 to [#MOST_DAYS]
  public ReplayView of(Caller caller, MeshFolder folder, int days) {
    Recorded recorded = recorded(caller, Math.clamp(days, 1, MOST_DAYS));
    Standing standing = catalog.read(reading -> standing(reading, recorded.times()));
    var policies = ComingPolicies.of(standing.documents(), folder);
    AccessKernel now = standing.documents().kernel(standing.now());
    AccessKernel then = standing.documents().kernel(standing.now(), policies);
    Map<Name, TableFacts> facts = new HashMap<>();
    standing.tables().forEach((name, found) -> facts.put(name, facts(found)));
    var tally = new ReplayTally();
    recorded
        .times()
        .forEach(
            (question, times) -> {
              List<TableFacts> tables =
                  question.tables().stream()
                      .flatMap(table -> Stream.ofNullable(facts.get(table.name())))
                      .toList();
              if (tables.size() < question.tables().size()) {
                tally.lose(times);
              } else {
                tally.add(ReplayedQuestion.of(question, tables, now, then), times);
              }
            });
    return tally.view(
        Instants.text(recorded.since()),
        PolicyChanges.of(
            standing.documents().folder(), folder, scope -> writes(now, caller, scope)));
  }

  private static boolean writes(AccessKernel kernel, Caller caller, String scope) {
    return scope.equals(AccessPolicy.MESH)
        ? kernel.onMesh(caller.principal(), Action.GLOBAL_POLICY).allowed()
        : kernel.inDomain(caller.principal(), Action.LOCAL_POLICY, scope).allowed();
  }

  private TableFacts facts(Found found) {
    return found.table().facts(lake.plan(found.released().location()).schema());
  }

  private Recorded recorded(Caller caller, int days) {
    record Frame(AuditSight sight, long since) {}
    Frame frame =
        catalog.read(
            reading ->
                new Frame(
                    new AuditSight(mesh.documents(reading).kernel(reading.now()), caller),
                    reading.now() - TimeUnit.DAYS.toMicros(days)));
    Map<RecordedQuestion, Long> times = new LinkedHashMap<>();
    var filter = new AuditFilter(frame.since(), "", "", "", "");
    long before = Long.MAX_VALUE;
    long earliest = frame.since();
    for (int seen = 0; seen < MOST; seen += BATCH) {
      List<StoredRecord> batch = log.list(filter, before, BATCH);
      for (StoredRecord stored : batch) {
        before = stored.id();
        if (stored.record().kind() == AuditRecord.Kind.DECISION
            && frame.sight().seesAll(stored.record())) {
          RecordedQuestion.of(stored.record())
              .ifPresent(question -> times.merge(question, stored.counters().times(), Long::sum));
        }
      }
      if (batch.size() < BATCH) {
        return new Recorded(times, frame.since());
      }
      earliest = batch.getLast().record().at();
    }
    return new Recorded(times, earliest);
  }

  private Standing standing(Reading reading, Map<RecordedQuestion, Long> questions) {
    Map<MajorId, Set<String>> asked = new HashMap<>();
    questions.keySet().stream()
        .flatMap(question -> question.tables().stream())
        .map(RecordedQuestion.Table::name)
        .forEach(
            name ->
                asked
                    .computeIfAbsent(
                        new MajorId(name.product(), name.major()), _ -> new TreeSet<>())
                    .add(name.table()));
    Set<ProductId> products =
        asked.keySet().stream().map(MajorId::product).collect(Collectors.toSet());
    List<Release> current =
        reading.releases().current(products).stream()
            .filter(stored -> !stored.dropped())
            .map(StoredRelease::release)
            .toList();
    var revisions = new Revisions(reading, current);
    Map<Name, Found> tables = new HashMap<>();
    for (Release release : current) {
      MajorId major = major(release);
      for (String table : asked.getOrDefault(major, Set.of())) {
        Optional.ofNullable(release.tables().get(table))
            .map(known -> new Found(revisions.read(release, known), known))
            .ifPresent(found -> tables.put(new Name(major.product(), major.major(), table), found));
      }
    }
    return new Standing(mesh.documents(reading), reading.now(), tables);
  }

  private static MajorId major(Release release) {
    return new MajorId(release.id().product(), release.id().version().major());
  }

  /// The revisions that releases were built from and the last ones of their majors, looked up at
  /// once.
  private final class Revisions {
    private final Reading reading;
    private final RevisionsInForce inForce;
    private final Map<RevisionKey, Revision> built = new HashMap<>();

    Revisions(Reading reading, List<Release> releases) {
      this.reading = reading;
      this.inForce = new RevisionsInForce(reading);
      inForce.prepare(releases.stream().map(release -> release.id().product()).toList());
      reading
          .registry()
          .revisions(releases.stream().map(Revisions::key).toList())
          .forEach(one -> built.put(new RevisionKey(one.product(), one.number()), one));
    }

    private static RevisionKey key(Release release) {
      return new RevisionKey(release.id().product(), release.revision());
    }

    ReadTable read(Release release, ReleasedTable table) {
      return ReadTable.of(
          release,
          table,
          Optional.ofNullable(built.get(key(release))).map(this::folder),
          inForce.find(major(release)).map(this::folder));
    }

    private ProductFolder folder(Revision revision) {
      return mesh.folder(reading, revision);
    }
  }
}
