package dev.weft.server.rest;

import dev.weft.model.product.Address;
import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.lineage.LineageView;
import dev.weft.usecases.lineage.ShowLineage.Direction;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.QueryParam;
import java.util.Optional;

/// Where columns come from, and what is made of them.
@Controller("/api/v1")
final class LineageController {

  private static final int DEPTH = 5;

  private final Use<Ask.Lineage, LineageView> show;

  LineageController(Use<Ask.Lineage, LineageView> show) {
    this.show = show;
  }

  /// Shows the lineage of a product, a table or a column.
  ///
  /// @param of what: `domain/product[@state][:table[#column]]`.
  /// @param direction `up` to what it is made of, which is meant when absent, or `down`.
  /// @param depth steps to take, 5 when absent, at most 50.
  @Get("lineage")
  LineageView show(
      @QueryParam Optional<String> of,
      @QueryParam Optional<String> direction,
      @QueryParam Optional<Integer> depth) {
    Address address =
        of.flatMap(Address::find)
            .orElseThrow(
                () -> RestErrors.badParameter("of is written domain/product:table#column"));
    return show.answer(
        CurrentCaller.get(),
        new Ask.Lineage(address, direction(direction.orElse("up")), depth.orElse(DEPTH)));
  }

  private static Direction direction(String word) {
    return switch (word) {
      case "up" -> Direction.UP;
      case "down" -> Direction.DOWN;
      default -> throw RestErrors.badParameter("direction is up or down");
    };
  }
}
