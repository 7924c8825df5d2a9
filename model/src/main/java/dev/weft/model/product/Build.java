package dev.weft.model.product;

import dev.weft.model.table.PartitionField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The document `build.yaml`: how a product's tables come about.
///
/// @param captures internal tables that come from outside, by name, in the order written
/// @param tables tables made by SQL, by name, in the order written
public record Build(
    Map<String, Capture> captures, Map<String, TableBuild> tables, Trigger trigger) {

  /// What is captured and how.
  ///
  /// @param contract path of the internal contract, relative to the product's folder
  public record Capture(Origin origin, String contract, Drift drift, Share maxQuarantine) {}

  /// Where captured rows come from.
  public sealed interface Origin {

    /// The connection that is read through; empty for what comes from nowhere.
    Optional<String> via();

    /// Files by a glob below the root of a connection.
    record Files(String connection, String glob, FileFormat format) implements Origin {
      @Override
      public Optional<String> via() {
        return Optional.of(connection);
      }
    }

    /// Made-up rows: column to datafaker expression, the same for the same seed.
    record Generated(int rows, long seed, Map<String, String> columns) implements Origin {
      public Generated {
        // keeps the order of writing, which the seed depends on
        columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
      }

      @Override
      public Optional<String> via() {
        return Optional.empty();
      }
    }

    /// All rows of one table of a database, as they are when the capture begins.
    ///
    /// @param table as the database calls it; of PostgreSQL with its schema in front, else `public`
    record Table(String connection, String table) implements Origin {
      @Override
      public Optional<String> via() {
        return Optional.of(connection);
      }
    }

    /// What the platform itself recorded, only for products of the domain that stands for the mesh.
    ///
    /// @param days back from the build
    record Records(RecordSet set, int days) implements Origin {
      @Override
      public Optional<String> via() {
        return Optional.empty();
      }
    }

    /// A kind that is kept in the document and refused when run.
    record Other(String connection, Map<String, String> settings) implements Origin {
      @Override
      public Optional<String> via() {
        return Optional.of(connection);
      }
    }
  }

  /// How a file's bytes are read.
  public enum FileFormat {
    CSV,
    JSON_LINES,
    PARQUET
  }

  /// What to do about each way in which a source can differ from its contract.
  public record Drift(OnDrift newColumn, OnDrift missingColumn, OnDrift badValue) {
    public static final Drift STRICT = new Drift(OnDrift.FAIL, OnDrift.FAIL, OnDrift.FAIL);
  }

  /// The outcomes that drift can have.
  public enum OnDrift {
    FAIL,
    EVOLVE,
    QUARANTINE,
    IGNORE
  }

  /// A part of all rows between 0 and 1.
  public record Share(BigDecimal value) {
    public static final Share ONE_PERCENT = new Share(new BigDecimal("0.01"));

    public Share {
      if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException("A share lies between 0% and 100%, not at " + value);
      }
    }

    /// Whether `part` of `whole` is more than this share. Of nothing, any part is.
    public boolean exceededBy(long part, long whole) {
      return new BigDecimal(part).compareTo(value.multiply(new BigDecimal(whole))) > 0;
    }
  }

  /// One SQL table, refreshed in full.
  ///
  /// @param sql path of the file with one SELECT, relative to the product's folder
  /// @param sort column names, ascending
  public record TableBuild(
      String sql, List<PartitionField> partition, List<String> sort, Share maxQuarantine) {
    public TableBuild {
      partition = List.copyOf(partition);
      sort = List.copyOf(sort);
    }
  }

  /// When the build runs by itself.
  public sealed interface Trigger {
    record OnDemand() implements Trigger {}

    record OnInputs() implements Trigger {}

    record Cron(String expression, Optional<String> zone) implements Trigger {}
  }

  public Build {
    captures = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(captures));
    tables = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(tables));
  }
}
