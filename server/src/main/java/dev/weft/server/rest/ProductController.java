package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.product.ProductView;
import dev.weft.usecases.usage.ConsumerView;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.QueryParam;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/// Products.
@Controller("/api/v1/products")
final class ProductController {

  private final Use<Ask.Products, Page<ProductView.Summary>> list;
  private final Use<Ask.Product, ProductView> show;
  private final Use<Ask.Consumers, Page<ConsumerView>> consumers;
  private final Answers answers;

  ProductController(
      Use<Ask.Products, Page<ProductView.Summary>> list,
      Use<Ask.Product, ProductView> show,
      Use<Ask.Consumers, Page<ConsumerView>> consumers,
      Answers answers) {
    this.list = list;
    this.show = show;
    this.consumers = consumers;
    this.answers = answers;
  }

  /// Lists products by domain and name.
  ///
  /// @param domain only those of this domain.
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get
  Page<ProductView.Summary> list(
      @QueryParam Optional<String> domain,
      @QueryParam Optional<String> cursor,
      @QueryParam Optional<Integer> limit) {
    return list.answer(
        CurrentCaller.get(), new Ask.Products(domain, Questions.page(cursor, limit)));
  }

  /// Shows a product; its ETag names the state that is shown.
  ///
  /// @param domain its domain.
  /// @param product its name.
  /// @param major which major, the newest when absent.
  @Get("{domain}/{product}")
  ProductView show(
      String domain,
      String product,
      @QueryParam Optional<Integer> major,
      ServerRequest request,
      ServerResponse response) {
    var id = Questions.product(domain, product);
    ProductView view = show.answer(CurrentCaller.get(), new Ask.Product(id, major));
    ETags.name(request, response, ETags.of(answers.text(view)));
    return view;
  }

  /// Lists who reads a major of a product, by agreement, input port or as was seen, and who is
  /// ready for its end.
  ///
  /// @param domain its domain.
  /// @param product its name.
  /// @param major which major, the newest when absent.
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get("{domain}/{product}/consumers")
  Page<ConsumerView> consumers(
      String domain,
      String product,
      @QueryParam Optional<Integer> major,
      @QueryParam Optional<String> cursor,
      @QueryParam Optional<Integer> limit) {
    var id = Questions.product(domain, product);
    return consumers.answer(
        CurrentCaller.get(), new Ask.Consumers(id, major, Questions.page(cursor, limit)));
  }
}
