package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RegisteredPort;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Caller;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.AgreementImpactView.Hit;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Shows what would break downstream if an agreement ended: its holder, or the builds of the
/// product that holds it, and whoever reads these.
public final class ShowAgreementImpact {

  /// Products walked over; a mesh in which more hang on one agreement is told of so many.
  private static final int MOST = 1_000;

  private final int most;
  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ShowAgreementImpact(Catalog catalog, AppliedMesh mesh) {
    this(catalog, mesh, MOST);
  }

  /// @param most consumers after which nobody else is looked for
  public ShowAgreementImpact(Catalog catalog, AppliedMesh mesh, int most) {
    this.most = most;
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// What ends with it.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_AGREEMENT_NOT_FOUND
  public AgreementImpactView show(Caller caller, String domain, String id) {
    return catalog.read(reading -> new Walk(reading, caller).from(domain, id));
  }

  /// One walk down from an agreement.
  private final class Walk {

    private final Reading reading;
    private final Caller caller;
    private final PortReaders readers;
    private final Discovery discovery;
    private final List<Hit> hits = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int hidden;
    private boolean more;

    Walk(Reading reading, Caller caller) {
      this.reading = reading;
      this.caller = caller;
      this.readers = new PortReaders(reading, mesh, caller);
      this.discovery = new Discovery(reading, mesh, caller.principal());
    }

    AgreementImpactView from(String domain, String id) {
      var views = new AgreementViews(reading, mesh, caller);
      Agreement agreement =
          views
              .find(domain, id)
              .map(scoped -> scoped.document().value())
              .orElseThrow(() -> AccessFailures.noAgreement(domain, id));
      if (!views.isOver(agreement)) {
        walk(agreement);
      }
      return new AgreementImpactView(
          domain,
          id,
          agreement.product() + "@" + agreement.major(),
          agreement.consumer().text(),
          others(views, domain, agreement),
          hits,
          hidden,
          more);
    }

    private List<String> others(AgreementViews views, String domain, Agreement agreement) {
      return mesh.documents(reading).folder().agreements().stream()
          .filter(scoped -> scoped.scope().equals(domain))
          .map(Scoped::document)
          .map(document -> document.value())
          .filter(other -> !other.id().equals(agreement.id()))
          .filter(other -> other.consumer().equals(agreement.consumer()))
          .filter(other -> other.product().equals(agreement.product()))
          .filter(other -> other.major() == agreement.major() && !views.isOver(other))
          .filter(other -> views.find(domain, other.id()).isPresent())
          .map(Agreement::id)
          .sorted()
          .toList();
    }

    private void walk(Agreement agreement) {
      if (agreement.consumer() instanceof Consumer.OfProduct(ProductId product)) {
        List<MajorId> stopped = new ArrayList<>();
        for (int major : reading(agreement, product)) {
          if (hit(product + "@" + major, "builds stop", Optional.empty(), isKnown(product))) {
            stopped.add(new MajorId(product, major));
          }
        }
        walk(stopped);
      } else {
        hit(agreement.consumer().text(), "is refused", Optional.empty(), true);
      }
    }

    /// Majors of a product that read what the agreement is about.
    private SortedSet<Integer> reading(Agreement agreement, ProductId product) {
      var majors = new TreeSet<Integer>();
      reading.registry().consumers(agreement.product(), agreement.major()).stream()
          .filter(reader -> reader.product().equals(product))
          .filter(reader -> agreement.port().map(reader.port()::equals).orElse(true))
          .forEach(reader -> majors.add(reader.major()));
      return majors;
    }

    /// Step by step away from the agreement, each step in as few queries as one product takes.
    private void walk(List<MajorId> first) {
      List<MajorId> stopped = first;
      while (!stopped.isEmpty() && !more) {
        Map<MajorId, List<RegisteredPort>> ports = reading.registry().ports(stopped);
        readers.prepare(stopped);
        var next = new ArrayList<MajorId>();
        for (MajorId one : stopped) {
          ports.getOrDefault(one, List.of()).stream()
              .map(RegisteredPort::name)
              .distinct()
              .forEach(port -> next.addAll(hit(one, port)));
        }
        stopped = next;
      }
    }

    /// Those who read a port of what stops, and have not been hit before: products, which stop too.
    private List<MajorId> hit(MajorId stopped, String port) {
      var consumers = readers.of(stopped, port);
      SortedSet<String> known = consumers.all().names();
      return consumers.everybody().stream()
          .filter(who -> hit(who, "gets nothing new", Optional.of(stopped), known.contains(who)))
          .flatMap(who -> product(who).stream())
          .toList();
    }

    /// Whether it is hit for the first time.
    private boolean hit(String who, String effect, Optional<MajorId> through, boolean known) {
      if (seen.contains(who)) {
        return false;
      }
      if (seen.size() == most) {
        more = true;
        return false;
      }
      seen.add(who);
      if (known) {
        hits.add(
            new Hit(
                who,
                effect,
                through
                    .filter(product -> isKnown(product.product()))
                    .map(MajorId::toString)
                    .orElse(null)));
      } else {
        hidden++;
      }
      return true;
    }

    private boolean isKnown(ProductId product) {
      return discovery.discovers(product);
    }

    private static Optional<MajorId> product(String consumer) {
      int at = consumer.indexOf('@');
      return at < 0 || consumer.contains(":")
          ? Optional.empty()
          : ProductId.find(consumer.substring(0, at))
              .map(id -> new MajorId(id, Integer.parseInt(consumer.substring(at + 1))));
    }
  }
}
