package dev.weft.usecases.notice;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.notice.Watch;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.paging.ShownPage;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import java.util.List;
import java.util.Optional;

/// Products that the caller wants to hear of. Only what they may discover can be watched, and only
/// as long as they may do so are they told.
public final class Watches {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public Watches(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// A page of the products that the caller watches, by name.
  public Page<WatchView> list(Caller caller, PageRequest page) {
    return catalog.read(
        reading ->
            ShownPage.of(
                new Watched(reading, new Discovery(reading, mesh, caller.principal()), caller),
                page.cursor(),
                page.limit()));
  }

  private record Watched(Reading reading, Discovery discovery, Caller caller)
      implements ShownPage.Rows<String, Watch, WatchView> {

    @Override
    public List<Watch> after(String product, int limit) {
      return reading.notices().watched(caller.principal().text(), product, limit);
    }

    @Override
    public String place(Watch watch) {
      return watch.product().toString();
    }

    @Override
    public void prepare(List<Watch> watches) {
      discovery.prepare(watches.stream().map(Watch::product).toList());
    }

    @Override
    public Optional<WatchView> show(Watch watch) {
      return Optional.of(watch)
          .filter(one -> discovery.discovers(one.product()))
          .map(Watches::view);
    }
  }

  private static WatchView view(Watch watch) {
    return new WatchView(watch.product().toString(), Instants.text(watch.since()));
  }

  /// Watches a product from now on; doing so again changes nothing.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND, also for a hidden product
  public WatchView watch(Caller caller, ProductId product) {
    String who = caller.principal().text();
    return catalog.write(
        new Cause(caller.text(), caller.via(), caller.trace()),
        writing -> {
          check(writing, caller, product);
          writing.notices().watch(who, product);
          return writing.notices().watchers(product).stream()
              .filter(watch -> watch.who().equals(who))
              .map(Watches::view)
              .findFirst()
              .orElseThrow();
        });
  }

  /// Watches it no more; doing so again changes nothing.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND, also for a hidden product
  public void unwatch(Caller caller, ProductId product) {
    catalog.write(
        new Cause(caller.text(), caller.via(), caller.trace()),
        writing -> {
          check(writing, caller, product);
          writing.notices().unwatch(caller.principal().text(), product);
          return product;
        });
  }

  private void check(Reading reading, Caller caller, ProductId product) {
    var discovery = new Discovery(reading, mesh, caller.principal());
    discovery.checkHere(product);
    if (reading.registry().findProduct(product).filter(discovery::discovers).isEmpty()) {
      throw NoticeFailures.noProduct(product.toString());
    }
  }
}
