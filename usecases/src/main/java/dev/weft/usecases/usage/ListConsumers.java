package dev.weft.usecases.usage;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.Product;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.DeclaredConsumers;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.Majors;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lists who reads a major of a product and who is ready for its end. Consumers in the product's
/// own domain are among them. Names only whom the caller may know of.
public final class ListConsumers {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ListConsumers(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// A page of consumers by name; those who may not be named come last, as one.
  ///
  /// @param major the newest when empty
  /// @throws WeftException REGISTRY_NOT_FOUND, also for a hidden product
  public Page<ConsumerView> list(
      Caller caller, ProductId product, Optional<Integer> major, PageRequest page) {
    return catalog.read(
        reading -> {
          var discovery = new Discovery(reading, mesh, caller.principal());
          discovery.checkHere(product);
          if (reading.registry().findProduct(product).filter(discovery::discovers).isEmpty()) {
            throw missing(product.toString());
          }
          int wanted =
              major
                  .or(() -> Majors.newest(reading, product))
                  .orElseThrow(() -> missing(product.toString()));
          List<Integer> active = Majors.active(reading, product);
          if (!active.contains(wanted)) {
            throw missing(product + "@" + wanted);
          }
          var one = new OneMajor(reading, caller, product);
          List<Known> later = active.stream().filter(other -> other > wanted).map(one::of).toList();
          return paged(views(one.of(wanted), later, CountReads.day(reading.now())), page);
        });
  }

  private static Page<ConsumerView> paged(List<ConsumerView> all, PageRequest page) {
    List<ConsumerView> rest =
        all.stream()
            .filter(
                view -> view.consumer().isEmpty() || view.consumer().compareTo(page.cursor()) > 0)
            .limit(page.limit() + 1L)
            .toList();
    return rest.size() > page.limit()
        ? new Page<>(rest.subList(0, page.limit()), rest.get(page.limit() - 1).consumer())
        : Page.last(rest);
  }

  /// Who reads a major.
  ///
  /// @param named whom the caller may know of
  private record Known(
      int major,
      Set<String> declared,
      TreeMap<String, ObservedReaders.Reader> seen,
      Set<String> named) {

    Set<String> everybody() {
      var all = new TreeSet<>(declared);
      all.addAll(seen.keySet());
      return all;
    }

    boolean isReadBy(String consumer) {
      return declared.contains(consumer) || seen.containsKey(consumer);
    }
  }

  /// Looks for them.
  private final class OneMajor {
    private final Reading reading;
    private final Caller caller;
    private final ProductId product;

    OneMajor(Reading reading, Caller caller, ProductId product) {
      this.reading = reading;
      this.caller = caller;
      this.product = product;
    }

    Known of(int major) {
      Set<String> declared = new HashSet<>();
      Set<String> named = new HashSet<>();
      reading
          .registry()
          .activeRevision(product, major)
          .map(revision -> mesh.folder(reading, revision).product().value().outputPorts())
          .orElse(List.of())
          .stream()
          .map(Product.OutputPort::name)
          .map(port -> DeclaredConsumers.of(product, major, port, reading, mesh, caller))
          .forEach(
              consumers -> {
                consumers.everybody().forEach(name -> declared.add(principal(name)));
                consumers.all().names().forEach(name -> named.add(principal(name)));
              });
      var seen =
          new TreeMap<>(
              ObservedReaders.of(new MajorId(product, major), reading, mesh, caller).readers());
      seen.forEach(
          (principal, reader) -> {
            if (reader.known()) {
              named.add(principal);
            }
          });
      return new Known(major, declared, seen, named);
    }

    /// Agreements and input ports spell consumers in their own ways.
    private static String principal(String name) {
      if (name.startsWith("person:")) {
        return name.substring("person:".length());
      }
      int major = name.indexOf('@');
      return name.contains(":")
          ? name
          : "product:" + name.substring(0, major < 0 ? name.length() : major);
    }
  }

  private static List<ConsumerView> views(Known known, List<Known> later, long today) {
    var views = new ArrayList<ConsumerView>();
    var hidden = new ArrayList<ConsumerView>();
    for (String consumer : known.everybody()) {
      ConsumerView view = view(consumer, known, later, today);
      (known.named().contains(consumer) ? views : hidden).add(view);
    }
    if (!hidden.isEmpty()) {
      views.add(new ConsumerView("", hidden.size(), false, null, 0, null, worst(hidden)));
    }
    return views;
  }

  /// Of those who may not be named only what keeps the major from its end.
  private static String worst(List<ConsumerView> hidden) {
    List<String> order = List.of("waiting", "moving", "idle", "ready");
    return hidden.stream()
        .map(ConsumerView::readiness)
        .min(Comparator.comparingInt(order::indexOf))
        .orElse("ready");
  }

  private static ConsumerView view(String consumer, Known known, List<Known> later, long today) {
    Optional<ObservedReaders.Reader> seen = Optional.ofNullable(known.seen().get(consumer));
    Optional<Integer> next =
        later.stream().filter(other -> other.isReadBy(consumer)).map(Known::major).findFirst();
    boolean lately =
        seen.filter(reader -> reader.lastDay() > today - ObservedReaders.LATELY).isPresent();
    return new ConsumerView(
        consumer,
        1,
        known.declared().contains(consumer),
        seen.map(reader -> LocalDate.ofEpochDay(reader.lastDay()).toString()).orElse(null),
        seen.map(ObservedReaders.Reader::reads).orElse(0L),
        next.orElse(null),
        next.isPresent() ? (lately ? "moving" : "ready") : lately ? "waiting" : "idle");
  }

  private static WeftException missing(String what) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "There is no product " + what,
        "`weft product list` shows what there is.");
  }
}
