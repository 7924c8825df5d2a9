package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.glossary.GlossaryTermView;
import dev.weft.usecases.paging.Page;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.QueryParam;
import java.util.Optional;

/// Words of the business.
@Controller("/api/v1/terms")
final class TermController {

  private final UseCases.Terms terms;

  TermController(UseCases.Terms terms) {
    this.terms = terms;
  }

  /// Lists the terms of the glossary by scope and name.
  ///
  /// @param scope only terms of this domain, or of the `mesh`.
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get
  Page<GlossaryTermView> list(
      @QueryParam Optional<String> scope,
      @QueryParam Optional<String> cursor,
      @QueryParam Optional<Integer> limit) {
    return terms
        .list()
        .answer(CurrentCaller.get(), new Ask.Terms(scope, Questions.page(cursor, limit)));
  }

  /// Shows a term with what means it.
  ///
  /// @param scope the domain that defines it, or `mesh`.
  /// @param name its name.
  @Get("{scope}/{name}")
  GlossaryTermView show(String scope, String name) {
    return terms.show().answer(CurrentCaller.get(), new Ask.Term(scope, name));
  }
}
