package dev.weft.usecases.access;

import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequest.Declared;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Agreement.Onward;
import dev.weft.model.product.ProductId;
import java.util.List;

/// The agreement that an approved request becomes.
final class RequestedAgreement {

  private static final int LONGEST = 24;
  private static final String FREE = "free: ";

  private RequestedAgreement() {}

  static Agreement of(AccessRequest request) {
    Consumer consumer = Consumer.find(request.consumer()).orElseThrow();
    return new Agreement(
        request.terms().declared().map(Declared::agreement).orElseGet(() -> id(request, consumer)),
        request.product(),
        request.major(),
        request.terms().port(),
        consumer,
        request.terms().purposes(),
        request.terms().columns(),
        request.terms().rows(),
        request.terms().from(),
        request.terms().until(),
        onward(request.terms().onward()),
        request.reason(),
        false);
  }

  private static Onward onward(String text) {
    if (text.startsWith(FREE)) {
      return new Onward.Free(List.of(text.substring(FREE.length()).split(", ")));
    }
    return text.equals("none") ? new Onward.None() : new Onward.Guarded();
  }

  /// Readable, unique by the request's number, and short enough for a name.
  private static String id(AccessRequest request, Consumer consumer) {
    String who =
        switch (consumer) {
          case Consumer.OfPerson(String name) -> name;
          case Consumer.OfTeam(String name) -> name;
          case Consumer.OfService(String name) -> name;
          case Consumer.OfProduct(ProductId product) -> product.name();
        };
    return cut(who) + "_reads_" + cut(request.product().name()) + "_" + request.number();
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(LONGEST, name.length()));
  }
}
