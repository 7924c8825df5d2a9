package dev.weft.usecases.compliance;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.Revision;
import dev.weft.governance.rules.Judgement;
import dev.weft.model.access.Caller;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.mesh.Domain;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.compliance.ComplianceView.DomainView;
import dev.weft.usecases.compliance.ComplianceView.PointView;
import dev.weft.usecases.compliance.JudgedAgreements.JudgedAgreement;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.RevisionsInForce;
import dev.weft.usecases.rules.RulesInForce;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Shows how the rules of the mesh and its domains are kept, now and at earlier times: the past is
/// judged again by the documents and revisions that were in force then. What the caller may not
/// know of now is not counted, then neither.
public final class ShowCompliance {

  /// The most days that are looked back over.
  public static final int MOST_DAYS = 90;

  private static final int PAGE = 500;

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ShowCompliance(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// Counts by domain, of one domain when there is one.
  ///
  /// @param days how many days are looked back over, 0 for none; at most [#MOST_DAYS]
  public ComplianceView show(Caller caller, Optional<String> domain, int days) {
    return catalog.read(
        reading -> {
          var scope = new Scope(reading, caller, domain);
          long now = reading.now();
          List<DomainView> domains = domains(scope, mesh.documents(reading), current(scope), now);
          return new ComplianceView(
              Instants.text(now), domains, points(scope, Math.min(days, MOST_DAYS), domains));
        });
  }

  /// What is looked at for whom.
  private final class Scope {
    private final Reading reading;
    private final Optional<String> domain;
    private final List<ProductId> products;
    private final JudgedAgreements.Eyes eyes;

    Scope(Reading reading, Caller caller, Optional<String> domain) {
      this.reading = reading;
      this.eyes = new JudgedAgreements.Eyes(reading, mesh, caller);
      this.domain = domain;
      var discovery = new Discovery(reading, mesh, caller.principal());
      var found = new ArrayList<ProductId>();
      String after = domain.map(name -> name + "/").orElse("");
      List<RegisteredProduct> page;
      do {
        page = reading.registry().products(after, PAGE);
        page.stream()
            .filter(product -> isWanted(product.id().domain()))
            .filter(discovery::discovers)
            .map(RegisteredProduct::id)
            .forEach(found::add);
        after = page.isEmpty() ? after : page.getLast().id().toString();
      } while (page.size() == PAGE && isWanted(page.getLast().id().domain()));
      this.products = List.copyOf(found);
    }

    boolean isWanted(String name) {
      return domain.map(name::equals).orElse(true);
    }
  }

  private static List<Revision> current(Scope scope) {
    return new RevisionsInForce(scope.reading).of(scope.products);
  }

  private List<DomainView> domains(
      Scope scope, MeshDocuments documents, List<Revision> revisions, long at) {
    var rules = new RulesInForce(documents, at);
    var agreements = scope.eyes.at(documents, rules, at);
    Map<String, Count> counts = new TreeMap<>();
    for (Domain domain : documents.domains().values()) {
      if (scope.isWanted(domain.name())) {
        counts.computeIfAbsent(domain.name(), _ -> new Count()).add(rules.judge(domain));
      }
    }
    for (Revision revision : revisions) {
      Count count = counts.computeIfAbsent(revision.product().domain(), _ -> new Count());
      ProductFolder folder = mesh.folder(scope.reading, revision);
      count.products.add(revision.product().toString());
      count.add(rules.judge(folder));
      agreements.of(folder).forEach(count::add);
    }
    var views = new ArrayList<DomainView>();
    counts.forEach((name, count) -> views.add(count.view(name)));
    return views;
  }

  /// A count in the making.
  private static final class Count {
    private final Set<String> products = new java.util.TreeSet<>();
    private int agreements;
    private int kept;
    private int waived;
    private int broken;
    private int enforced;

    void add(JudgedAgreement agreement) {
      agreements++;
      add(agreement.judgements());
    }

    void add(List<Judgement> judgements) {
      for (Judgement judgement : judgements) {
        if (judgement.kept()) {
          kept++;
        } else if (judgement.isBroken()) {
          broken++;
          enforced += judgement.stops() ? 1 : 0;
        } else {
          waived++;
        }
      }
    }

    DomainView view(String name) {
      return new DomainView(name, products.size(), agreements, kept, waived, broken, enforced);
    }
  }

  private List<PointView> points(Scope scope, int days, List<DomainView> now) {
    var points = new ArrayList<PointView>();
    if (days <= 0) {
      return points;
    }
    LocalDate today = Instants.day(scope.reading.now());
    long begin = scope.reading.history().begin().orElse(Long.MAX_VALUE);
    for (int back = days - 1; back > 0; back--) {
      LocalDate day = today.minusDays(back);
      long at = endOf(day);
      if (at >= begin) {
        points.add(
            point(day, domains(scope, mesh.documentsAt(scope.reading, at), then(scope, at), at)));
      }
    }
    points.add(point(today, now));
    return points;
  }

  private List<Revision> then(Scope scope, long at) {
    Set<ProductId> wanted = scope.products.stream().collect(Collectors.toSet());
    return scope
        .reading
        .registry()
        .revisions(
            scope.reading.history().revisions(at).stream()
                .filter(key -> wanted.contains(key.product()))
                .toList());
  }

  /// Microseconds since the epoch of the last moment of a day.
  private static long endOf(LocalDate day) {
    Instant next = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return ChronoUnit.MICROS.between(Instant.EPOCH, next) - 1;
  }

  private static PointView point(LocalDate day, List<DomainView> domains) {
    return new PointView(
        day.toString(),
        domains.stream().mapToInt(DomainView::kept).sum(),
        domains.stream().mapToInt(DomainView::waived).sum(),
        domains.stream().mapToInt(DomainView::broken).sum());
  }
}
