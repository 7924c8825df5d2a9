package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.run.CheckedView;
import dev.weft.usecases.run.ShowCheckHistory;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.QueryParam;
import java.util.Optional;

/// Checks of a product's tables, and what they found.
@Controller("/api/v1/products/{domain}/{product}/checks")
final class CheckController {

  private final UseCases.Checks checks;

  CheckController(UseCases.Checks checks) {
    this.checks = checks;
  }

  /// Lists the checks of a product's tables with what each found last.
  ///
  /// @param domain the product's domain.
  /// @param product the product's name.
  /// @param major which major, the newest when absent.
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get
  Page<CheckedView> list(
      String domain,
      String product,
      @QueryParam Optional<Integer> major,
      @QueryParam Optional<String> cursor,
      @QueryParam Optional<Integer> limit) {
    var question =
        new Ask.Checks(Questions.product(domain, product), major, Questions.page(cursor, limit));
    return checks.list().answer(CurrentCaller.get(), question);
  }

  /// Shows what one check found, the newest run first; the last 200 runs of its table are known.
  ///
  /// @param domain the product's domain.
  /// @param product the product's name.
  /// @param table the table that is checked.
  /// @param check the check's name.
  /// @param major which major, the newest when absent.
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get("history")
  Page<CheckedView> history(
      String domain,
      String product,
      @QueryParam Optional<String> table,
      @QueryParam Optional<String> check,
      @QueryParam Optional<Integer> major,
      @QueryParam Optional<String> cursor,
      @QueryParam Optional<Integer> limit) {
    if (table.isEmpty() || check.isEmpty()) {
      throw RestErrors.badParameter("table and check name what is asked about");
    }
    var asked =
        new ShowCheckHistory.Asked(
            Questions.product(domain, product), major, table.get(), check.get());
    return checks
        .history()
        .answer(CurrentCaller.get(), new Ask.CheckHistory(asked, Questions.page(cursor, limit)));
  }
}
