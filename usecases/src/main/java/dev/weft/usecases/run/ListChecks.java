package dev.weft.usecases.run;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.run.RunCheck;
import dev.weft.model.access.Caller;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lists the checks of a product's tables with what each found last.
public final class ListChecks {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ListChecks(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// Checks of the newest build of each table that is still made, by table and in the order of its
  /// contract. Previews do not count.
  ///
  /// @param major the newest when empty
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND, also for a hidden product;
  ///   ACCESS_ROLE for who sees neither runs nor releases of it
  public Page<CheckedView> list(
      Caller caller, ProductId product, Optional<Integer> major, PageRequest page) {
    return catalog.read(
        reading -> {
          var views = new CheckedViews(reading, mesh, caller, product);
          int wanted = views.major(major);
          List<CheckedView> all =
              views.of(
                  tables(reading, product, wanted)
                      .flatMap(table -> newest(reading, views, product, wanted, table))
                      .toList());
          return part(all, page);
        });
  }

  private static Stream<RunCheck> newest(
      Reading reading, CheckedViews views, ProductId product, int major, String table) {
    return reading.checks().newest(product, major, table, views.builds()).stream();
  }

  /// Those that were checked and that the major still makes; of a retired one, all.
  private Stream<String> tables(Reading reading, ProductId product, int major) {
    Optional<ProductFolder> folder =
        reading
            .registry()
            .activeRevision(product, major)
            .map(revision -> mesh.folder(reading, revision));
    return reading.checks().tables(product, major).stream()
        .filter(table -> folder.map(f -> f.makes(table)).orElse(true));
  }

  private static Page<CheckedView> part(List<CheckedView> all, PageRequest page) {
    int from = Math.clamp(page.number(0), 0, all.size());
    int to = Math.min(all.size(), from + page.limit());
    List<CheckedView> part = all.subList(from, to);
    return to == all.size() ? Page.last(part) : new Page<>(part, Integer.toString(to));
  }
}
