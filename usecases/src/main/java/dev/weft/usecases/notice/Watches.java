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
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import java.util.ArrayList;
import java.util.List;

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
        reading -> {
          List<WatchView> seen = seen(reading, caller, page);
          List<WatchView> part = seen.stream().limit(page.limit()).toList();
          return part.size() == seen.size()
              ? Page.last(part)
              : new Page<>(part, part.getLast().product());
        });
  }

  private List<WatchView> seen(Reading reading, Caller caller, PageRequest page) {
    int wanted = page.limit() + 1;
    var discovery = new Discovery(reading, mesh, caller.principal());
    var seen = new ArrayList<WatchView>();
    String after = page.cursor();
    List<Watch> batch;
    do {
      batch = reading.notices().watched(caller.principal().text(), after, wanted);
      batch.stream()
          .filter(watch -> discovery.discovers(watch.product()))
          .forEach(watch -> seen.add(view(watch)));
      after = batch.isEmpty() ? after : batch.getLast().product().toString();
    } while (batch.size() == wanted && seen.size() < wanted);
    return seen.stream().limit(wanted).toList();
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
