package dev.weft.server.rest;

import dev.weft.model.access.Scope;
import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.access.TokenView;
import dev.weft.usecases.access.Tokens;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Delete;
import io.avaje.http.api.Get;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;
import io.avaje.http.api.QueryParam;
import io.avaje.http.api.Valid;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;

/// Personal tokens of the caller.
@Valid
@Controller("/api/v1/tokens")
final class TokenController {

  /// A token to make.
  ///
  /// @param holder whose it is, for platform engineers; the caller's when left out
  /// @param scope what it may be used for: read, run, write or all, which is meant when left out
  @Valid
  @Json
  record Wanted(
      @NotBlank @Size(max = 100) String name,
      @Range(min = 1, max = 366) int days,
      Optional<String> holder,
      Optional<String> scope) {

    /// @param by id of the token that is shown
    Tokens.Wanted token(Optional<String> by) {
      Scope whole =
          Scope.find(scope.orElse(Scope.ALL.word()))
              .orElseThrow(() -> RestErrors.badParameter("scope is read, run, write or all"));
      return new Tokens.Wanted(name, whole, Duration.ofDays(days), by);
    }
  }

  private final Use<Ask.Token, TokenView> create;
  private final Use<PageRequest, Page<TokenView>> list;
  private final Use<String, TokenView> revoke;

  TokenController(
      Use<Ask.Token, TokenView> create,
      Use<PageRequest, Page<TokenView>> list,
      Use<String, TokenView> revoke) {
    this.create = create;
    this.list = list;
    this.revoke = revoke;
  }

  /// Makes a token; its secret is in this answer and never again. An access token makes none.
  ///
  /// @param wanted its name, how many days it lives, and what it may be used for.
  @Post
  @Produces(statusCode = 201)
  TokenView create(Wanted wanted) {
    Tokens.Wanted token = wanted.token(CurrentCaller.signedIn().token());
    return create.answer(CurrentCaller.get(), new Ask.Token(token, wanted.holder()));
  }

  /// Lists the caller's tokens, without their secrets.
  ///
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get
  Page<TokenView> list(@QueryParam Optional<String> cursor, @QueryParam Optional<Integer> limit) {
    return list.answer(CurrentCaller.get(), Questions.page(cursor, limit));
  }

  /// Ends a token for ever, at once.
  ///
  /// @param id the token's id.
  @Delete("{id}")
  @Produces(statusCode = 200)
  TokenView revoke(String id) {
    return revoke.answer(CurrentCaller.get(), id);
  }
}
