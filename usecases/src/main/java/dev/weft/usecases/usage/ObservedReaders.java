package dev.weft.usecases.usage;

import dev.weft.catalog.Reading;
import dev.weft.catalog.usage.ColumnRead;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Who was seen reading the columns of a major in the last [CountReads#DAYS] days, products and
/// people of its own domain among them. People are named to those who may audit the domain only,
/// products to those who may know of them. Belongs to its read transaction.
public final class ObservedReaders {

  /// Days; somebody who reads once a month still reads.
  public static final int LATELY = 31;

  private static final String PRODUCT = "product:";

  private final List<ColumnRead> reads;
  private final long today;
  private final boolean whole;
  private final Predicate<String> known;

  /// Some readers.
  ///
  /// @param names as in `Principal.text()`
  /// @param hidden how many more there are, who may not be named
  public record Seen(SortedSet<String> names, int hidden) {
    public Seen {
      names = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    public boolean isNobody() {
      return names.isEmpty() && hidden == 0;
    }
  }

  private ObservedReaders(
      List<ColumnRead> reads, long today, boolean whole, Predicate<String> known) {
    this.reads = List.copyOf(reads);
    this.today = today;
    this.whole = whole;
    this.known = known;
  }

  public static ObservedReaders of(
      MajorId major, Reading reading, AppliedMesh mesh, Caller caller) {
    long today = CountReads.day(reading.now());
    boolean audits =
        mesh.documents(reading)
            .kernel(reading.now())
            .inDomain(caller.principal(), Action.AUDIT_DOMAIN, major.product().domain())
            .allowed();
    var discovery = new Discovery(reading, mesh, caller.principal());
    return new ObservedReaders(
        reading.usage().of(major, today - CountReads.DAYS),
        today,
        CountReads.isWhole(reading),
        principal -> product(principal).map(discovery::discovers).orElse(audits));
  }

  private static Optional<ProductId> product(String principal) {
    return principal.startsWith(PRODUCT)
        ? ProductId.find(principal.substring(PRODUCT.length()))
        : Optional.empty();
  }

  /// Whether nobody else can have read anything in that time; no while reads have been counted for
  /// less, or some were lost.
  public boolean isWhole() {
    return whole;
  }

  /// Those who read a column.
  public Seen of(String table, String column) {
    return those(read -> read.table().equals(table) && read.column().equals(column));
  }

  /// Those who read any column.
  public Seen all() {
    return those(_ -> true);
  }

  /// Those among some who read any column lately.
  public Seen lately(Set<String> among) {
    return those(read -> read.day() > today - LATELY && among.contains(read.principal()));
  }

  /// A reader of any column.
  ///
  /// @param known whether they may be named
  /// @param lastDay in days since the epoch
  /// @param reads of columns, all of them together
  record Reader(boolean known, long lastDay, long reads) {}

  /// Everybody, by `Principal.text()`; those who may not be named are for counting alone.
  SortedMap<String, Reader> readers() {
    var readers = new TreeMap<String, Reader>();
    for (ColumnRead read : reads) {
      readers.merge(
          read.principal(),
          new Reader(known.test(read.principal()), read.day(), read.reads()),
          (one, other) ->
              new Reader(
                  one.known(),
                  Math.max(one.lastDay(), other.lastDay()),
                  one.reads() + other.reads()));
    }
    return readers;
  }

  private Seen those(Predicate<ColumnRead> wanted) {
    var names = new TreeSet<String>();
    Set<String> hidden = new HashSet<>();
    for (ColumnRead read : reads) {
      if (wanted.test(read)) {
        (known.test(read.principal()) ? names : hidden).add(read.principal());
      }
    }
    return new Seen(names, hidden.size());
  }
}
