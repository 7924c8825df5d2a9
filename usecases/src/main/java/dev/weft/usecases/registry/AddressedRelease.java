package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import java.util.Optional;

/// The release that an address means.
public final class AddressedRelease {

  private AddressedRelease() {}

  /// The release or preview, a dropped one too; empty when there is none. Without a major, the
  /// current release of the newest major that has one. A version that stands beside a number must
  /// be that release's.
  public static Optional<StoredRelease> find(Reading reading, Address address) {
    ProductId product = address.product();
    return switch (address.state()) {
      case Address.State.Newest() ->
          Majors.active(reading, product).stream()
              .flatMap(major -> reading.releases().current(product, major).stream())
              .findFirst();
      case Address.State.Major(int major) -> reading.releases().current(product, major);
      case Address.State.Pinned(var version, long number) ->
          reading
              .releases()
              .find(product, number)
              .filter(r -> version.map(r.release().id().version()::equals).orElse(true));
      case Address.State.Preview(var version, long number) ->
          reading
              .releases()
              .findPreview(product, number)
              .filter(r -> version.equals(r.release().id().version()));
    };
  }
}
