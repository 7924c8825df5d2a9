package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.mesh.DomainView;
import dev.weft.usecases.paging.Page;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Delete;
import io.avaje.http.api.Get;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;
import io.avaje.http.api.Valid;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/// Members of a domain.
@Valid
@Controller("/api/v1/domains/{domain}/members")
final class MemberController {

  /// Somebody's roles and purposes.
  @Valid
  @Json
  record Wanted(
      @NotBlank @Size(max = 80) String who,
      @Size(max = 20) List<String> roles,
      @Size(max = 100) List<String> purposes) {
    Wanted {
      roles = Questions.given(roles);
      purposes = Questions.given(purposes);
    }
  }

  private final UseCases.Members uses;

  MemberController(UseCases.Members uses) {
    this.uses = uses;
  }

  /// Lists the members of a domain, in the order of its document.
  ///
  /// @param domain its name.
  @Get
  Page<DomainView.MemberView> list(String domain) {
    return uses.list().answer(CurrentCaller.get(), domain);
  }

  /// Gives somebody these roles and purposes, in place of those they had.
  ///
  /// @param domain its name.
  /// @param wanted who, and what they are from now on.
  @Post
  @Produces(statusCode = 200)
  DomainView.MemberView put(String domain, Wanted wanted) {
    var member = new Ask.Member(domain, wanted.who(), wanted.roles(), wanted.purposes());
    return uses.put().answer(CurrentCaller.get(), member);
  }

  /// Takes all roles in the domain from somebody.
  ///
  /// @param domain its name.
  /// @param who as the list shows them.
  @Delete("{who}")
  @Produces(statusCode = 204)
  void remove(String domain, String who, ServerResponse response) {
    uses.remove().answer(CurrentCaller.get(), new Ask.Member(domain, who, List.of(), List.of()));
    response.send();
  }
}
