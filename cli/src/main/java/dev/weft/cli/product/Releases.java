package dev.weft.cli.product;

import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.failure.Problem;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.product.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The releases of one product on a server.
final class Releases {

  private final Api api;
  private final Address address;
  private final String path;

  /// Those of the product that a reference names. The reference is read before a server is sought.
  static Releases of(Session session, String reference) {
    Address address = References.product(reference);
    return new Releases(session.api(), address);
  }

  private Releases(Api api, Address address) {
    this.api = api;
    this.address = address;
    this.path = References.path(address.product());
  }

  /// The number the address names: a pinned one, otherwise that of the current release of its major
  /// or, without one, of the newest major.
  long number() {
    return switch (address.state()) {
      case Address.State.Pinned(var version, long number) -> number;
      case Address.State.Major(int major) -> current(Optional.of(major));
      case Address.State.Newest() -> current(Optional.empty());
      case Address.State.Preview(var version, long number) -> throw missing("a preview is none");
    };
  }

  private long current(Optional<Integer> major) {
    return all().stream()
        .filter(release -> Json.isTrue(release, "current"))
        .filter(release -> major.isEmpty() || Json.number(release, "major") == major.get())
        .max(java.util.Comparator.comparingLong(release -> Json.number(release, "major")))
        .map(release -> Json.number(release, "number"))
        .orElseThrow(() -> missing("it was never released"));
  }

  /// The number of the release before that one.
  long before(long number) {
    return all().stream()
        .mapToLong(release -> Json.number(release, "number"))
        .filter(other -> other < number)
        .max()
        .orElseThrow(() -> missing("nothing was released before release " + number));
  }

  private List<JsonNode> all() {
    return Json.items(api.list(path + "/releases", Map.of()), "items");
  }

  JsonNode get(long number) {
    return api.get(path + "/releases/" + number);
  }

  JsonNode diff(long from, long to) {
    return api.get(path + "/releases/" + from + "/diff/" + to);
  }

  JsonNode rollback(long number) {
    return api.post(path + "/rollbacks", Map.of("to", number));
  }

  private Failure missing(String why) {
    return Problem.of(
            ErrorCode.RELEASE_NOT_FOUND,
            "There is no such release of " + address.product() + ": " + why,
            "See which there are: weft release list " + address.product() + ".")
        .failure();
  }
}
