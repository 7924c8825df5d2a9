package dev.weft.catalog;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.journal.JournalEntry;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What every catalog does, whatever the database. One file per store; one subclass per database.
abstract class CatalogContract {

  static final Cause ANN = new Cause("ann", "cli", "t-1");

  final SettableClock clock = new SettableClock();
  private String url = "";
  private Catalog catalog;

  /// The JDBC URL of a database that nobody has used yet.
  abstract String freshUrl();

  @BeforeEach
  void openCatalog() {
    url = freshUrl();
    catalog = Catalog.open(url, clock);
  }

  @AfterEach
  void closeCatalog() {
    catalog.close();
  }

  final String url() {
    return url;
  }

  final Catalog catalog() {
    return catalog;
  }

  final void reopen() {
    catalog.close();
    catalog = Catalog.open(url, clock);
  }

  final <T> T write(Function<Writing, T> work) {
    return catalog.write(ANN, work);
  }

  final void change(Consumer<Writing> work) {
    catalog.write(
        ANN,
        writing -> {
          work.accept(writing);
          return "done";
        });
  }

  final <T> T read(Function<Reading, T> work) {
    return catalog.read(work);
  }

  final <T> List<T> list(Function<Reading, List<T>> work) {
    return read(work);
  }

  final <T> Optional<T> find(Function<Reading, Optional<T>> work) {
    return read(work);
  }

  final long number(Function<Reading, Long> work) {
    return read(work);
  }

  final long head() {
    return number(reading -> reading.journal().head());
  }

  final List<JournalEntry> journal() {
    return list(reading -> reading.journal().after(0, 1_000));
  }

  /// The code of the error that a change fails with.
  final ErrorCode refusal(Consumer<Writing> work) {
    return assertThrows(WeftException.class, () -> change(work)).code();
  }

  final List<String> journaledKinds() {
    return journal().stream().map(JournalEntry::kind).toList();
  }
}
