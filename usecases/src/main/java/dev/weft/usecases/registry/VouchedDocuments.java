package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.catalog.people.Vouching;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Documents with what issuers say of people. The last ones are kept until somebody signs in with
/// something else, or what was said ends. Thread-safe.
final class VouchedDocuments {

  /// @param newest number of the newest vouching there was
  /// @param endsAt when the first of those that count ends
  private record Kept(MeshDocuments written, long newest, long endsAt, MeshDocuments vouched) {}

  private volatile @Nullable Kept kept;

  MeshDocuments of(Reading reading, MeshDocuments written) {
    long newest = reading.vouchings().newest();
    if (newest == 0) {
      return written;
    }
    Kept known = kept;
    if (known != null
        && known.written() == written
        && known.newest() == newest
        && reading.now() < known.endsAt()) {
      return known.vouched();
    }
    List<Vouching> said = reading.vouchings().at(reading.now());
    long ends = said.stream().mapToLong(Vouching::endsAt).min().orElse(Long.MAX_VALUE);
    MeshDocuments vouched = written.with(said);
    kept = new Kept(written, newest, ends, vouched);
    return vouched;
  }
}
