package dev.weft.usecases.run;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.run.RunCheck;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.List;
import java.util.Optional;

/// Lists the checks of a product's tables with what each found last.
public final class ListChecks {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ListChecks(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// Checks of the newest build of each table that the major makes (or made, when it is retired),
  /// by table and in the order of its contract; a page may hold fewer than asked for, where the
  /// caller may not see the others. Previews do not count.
  ///
  /// @param major the newest when empty
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND, also for a hidden product;
  ///   ACCESS_ROLE for who sees neither runs nor releases of it
  public Page<CheckedView> list(
      Caller caller, ProductId product, Optional<Integer> major, PageRequest page) {
    return catalog.read(reading -> list(reading, caller, product, major, page));
  }

  private Page<CheckedView> list(
      Reading reading,
      Caller caller,
      ProductId product,
      Optional<Integer> wanted,
      PageRequest page) {
    var views = new CheckedViews(reading, mesh, caller, product);
    int major = views.major(wanted);
    List<RunCheck> found =
        reading
            .checks()
            .newest(
                product,
                major,
                views.tables(major),
                views.builds(),
                place(page.cursor()),
                page.limit());
    List<CheckedView> items = views.of(found);
    return found.size() < page.limit()
        ? Page.last(items)
        : new Page<>(items, text(found.getLast().place()));
  }

  private static RunCheck.Place place(String text) {
    int at = text.indexOf('.');
    if (at < 0) {
      return RunCheck.Place.FIRST;
    }
    try {
      return new RunCheck.Place(text.substring(at + 1), Integer.parseInt(text.substring(0, at)));
    } catch (NumberFormatException _) {
      return RunCheck.Place.FIRST;
    }
  }

  private static String text(RunCheck.Place place) {
    return place.ordinal() + "." + place.table();
  }
}
