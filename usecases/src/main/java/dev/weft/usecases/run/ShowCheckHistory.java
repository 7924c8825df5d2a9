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

/// Shows what one check of a product's table found, run after run, newest first.
public final class ShowCheckHistory {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ShowCheckHistory(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// Which check.
  ///
  /// @param major the newest when empty
  /// @param name of the check, unique within its table
  public record Asked(ProductId product, Optional<Integer> major, String table, String name) {}

  /// A page of results; it may hold fewer than asked for, where the caller may not see the others.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND when there is no such result
  ///   that the caller may see, also for a hidden product; ACCESS_ROLE for who sees neither runs
  ///   nor releases of it
  public Page<CheckedView> show(Caller caller, Asked asked, PageRequest page) {
    return catalog.read(reading -> show(reading, caller, asked, page));
  }

  private Page<CheckedView> show(Reading reading, Caller caller, Asked asked, PageRequest page) {
    var views = new CheckedViews(reading, mesh, caller, asked.product());
    List<RunCheck> found =
        reading
            .checks()
            .history(
                asked.product(),
                views.major(asked.major()),
                asked.table(),
                asked.name(),
                views.builds(),
                cursor(page.cursor()),
                page.limit());
    List<CheckedView> items = views.of(found);
    if (items.isEmpty() && page.cursor().isEmpty()) {
      throw RunFailures.noCheck(asked.product(), asked.table(), asked.name());
    }
    return found.size() < page.limit()
        ? Page.last(items)
        : new Page<>(items, text(found.getLast().cursor()));
  }

  private static RunCheck.Cursor cursor(String text) {
    int at = text.indexOf('.');
    if (at < 0) {
      return RunCheck.Cursor.NEWEST;
    }
    try {
      return new RunCheck.Cursor(Long.parseLong(text.substring(0, at)), text.substring(at + 1));
    } catch (NumberFormatException _) {
      return RunCheck.Cursor.NEWEST;
    }
  }

  private static String text(RunCheck.Cursor cursor) {
    return cursor.checkedAt() + "." + cursor.run();
  }
}
