package dev.weft.server.rest;

import dev.weft.model.product.Address;
import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.access.ExplainAccess;
import dev.weft.usecases.access.ExplanationView;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What somebody may see, and why.
@Controller("/api/v1/access")
final class AccessController {

  private final Use<ExplainAccess.Ask, ExplanationView> explain;

  AccessController(Use<ExplainAccess.Ask, ExplanationView> explain) {
    this.explain = explain;
  }

  /// Explains a decision about one table: every document considered, what it did, and the merge per
  /// column. Reads no data.
  ///
  /// @param table `domain/product:table`, perhaps with a version.
  /// @param who whose access; the caller's when left out.
  /// @param purpose what it would be for.
  /// @param grant id of the agreement to read under.
  /// @param at the moment to decide for, as ISO 8601, by what stood then; now when left out.
  @Get("explanation")
  ExplanationView explain(
      @QueryParam String table,
      @QueryParam Optional<String> who,
      @QueryParam Optional<String> purpose,
      @QueryParam Optional<String> grant,
      @QueryParam Optional<String> at) {
    Address address =
        Address.find(table)
            .filter(found -> found.table().isPresent())
            .orElseThrow(() -> RestErrors.badParameter("table is written domain/product:table"));
    var ask = new ExplainAccess.Ask(address, who, purpose, grant, at.map(AccessController::micros));
    return explain.answer(CurrentCaller.get(), ask);
  }

  private static long micros(String text) {
    try {
      return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text));
    } catch (DateTimeException | ArithmeticException _) {
      throw RestErrors.badParameter("at is a moment such as 2027-01-31T12:00:00Z");
    }
  }
}
