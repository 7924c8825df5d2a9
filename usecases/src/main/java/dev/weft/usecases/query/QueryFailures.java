package dev.weft.usecases.query;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.List;

/// Every failure of resolving a query with its sentence.
final class QueryFailures {

  private QueryFailures() {}

  static WeftException noAddress(List<String> path) {
    return WeftException.of(
        ErrorCode.SQL_UNKNOWN_TABLE,
        "There is no table " + String.join(".", path),
        "Name a table as domain.product.table; `weft product list` shows the products.");
  }

  /// The same for what does not exist and for what the caller may not know of.
  static WeftException unknownTable(String name) {
    return WeftException.of(
        ErrorCode.SQL_UNKNOWN_TABLE,
        "There is no table " + name,
        "`weft product list` shows the products, `weft product show` their tables.");
  }

  /// A release or preview that is pinned and is not there.
  static WeftException noSuchState(String product, String pinned) {
    return WeftException.of(
        ErrorCode.RELEASE_NOT_FOUND,
        "There is no " + pinned,
        "`weft release list " + product + "` shows the releases.");
  }

  static WeftException neverReleased(String product) {
    return WeftException.of(
        ErrorCode.RELEASE_NOT_FOUND,
        product + " has no release yet",
        "Its owner runs it: weft run " + product + ".");
  }
}
