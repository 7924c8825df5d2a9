package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.contract.ContractView;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.Produces;
import io.avaje.http.api.QueryParam;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/// Contracts, and their text for those who build on them.
@Controller("/api/v1")
final class ContractController {

  private final Use<PageRequest, Page<ContractView>> list;
  private final Use<Ask.Contract, ContractView> show;
  private final Answers answers;

  ContractController(
      Use<PageRequest, Page<ContractView>> list,
      Use<Ask.Contract, ContractView> show,
      Answers answers) {
    this.list = list;
    this.show = show;
    this.answers = answers;
  }

  /// Lists contracts by id, without their text.
  ///
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get("contracts")
  Page<ContractView> list(
      @QueryParam Optional<String> cursor, @QueryParam Optional<Integer> limit) {
    return list.answer(CurrentCaller.get(), Questions.page(cursor, limit));
  }

  /// Shows a contract with its text; its ETag names the state that is shown.
  ///
  /// @param id its id.
  /// @param major which major, the newest when absent.
  /// @param release number of a release of its product that was built by it, instead of a major.
  @Get("contracts/{id}")
  ContractView show(
      String id,
      @QueryParam Optional<Integer> major,
      @QueryParam Optional<Long> release,
      ServerRequest request,
      ServerResponse response) {
    ContractView view = show.answer(CurrentCaller.get(), new Ask.Contract(id, major, release));
    ETags.name(request, response, ETags.of(answers.text(view)));
    return view;
  }

  /// Gives the text of a contract, to build against it offline.
  ///
  /// @param id its id.
  /// @param major which major, the newest when absent.
  @Get("inputs/{id}")
  @Produces("application/yaml")
  String text(
      String id,
      @QueryParam Optional<Integer> major,
      ServerRequest request,
      ServerResponse response) {
    String text =
        show.answer(CurrentCaller.get(), new Ask.Contract(id, major, Optional.empty())).text();
    ETags.name(request, response, ETags.of(text));
    return text;
  }
}
