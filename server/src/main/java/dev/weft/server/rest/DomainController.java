package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.mesh.DomainView;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.QueryParam;
import java.util.Optional;

/// Domains.
@Controller("/api/v1/domains")
final class DomainController {

  private final Use<PageRequest, Page<DomainView>> list;
  private final Use<String, DomainView> show;

  DomainController(Use<PageRequest, Page<DomainView>> list, Use<String, DomainView> show) {
    this.list = list;
    this.show = show;
  }

  /// Lists domains by name.
  ///
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get
  Page<DomainView> list(@QueryParam Optional<String> cursor, @QueryParam Optional<Integer> limit) {
    return list.answer(CurrentCaller.get(), Questions.page(cursor, limit));
  }

  /// Shows a domain, its members and products.
  ///
  /// @param domain its name.
  @Get("{domain}")
  DomainView show(String domain) {
    return show.answer(CurrentCaller.get(), domain);
  }
}
