package dev.weft.catalog.release;

import dev.weft.catalog.store.Columns;
import dev.weft.catalog.store.Json;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.run.AuditHead;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jdbi.v3.core.mapper.RowMapper;

/// Rows of releases as records.
final class ReleaseRows {

  /// What of a release stands in one JSON column: it is only ever read as a whole.
  record Body(
      List<ReleaseId> inputs, SortedMap<String, ReleasedTable> tables, List<CheckResult> checks) {}

  static final RowMapper<StoredRelease> RELEASE =
      (row, context) ->
          new StoredRelease(
              ReleaseKind.valueOf(row.getString("kind")),
              release(row),
              Columns.number(row, "expires_at"),
              Columns.number(row, "dropped_at"));

  static final RowMapper<ReleaseKey> KEY =
      (row, context) ->
          new ReleaseKey(
              Columns.product(row, "product"),
              ReleaseKind.valueOf(row.getString("kind")),
              row.getLong("number"));

  static final RowMapper<CurrentRelease> CURRENT =
      (row, context) ->
          new CurrentRelease(
              Columns.product(row, "product"),
              row.getInt("major"),
              row.getLong("number"),
              row.getLong("moved_at"));

  private ReleaseRows() {}

  static String body(Release release) {
    return Json.write(new Body(release.inputs(), release.tables(), release.checks()));
  }

  private static Release release(ResultSet row) throws SQLException {
    Body body = Json.read(row.getString("body"), Body.class);
    return new Release(
        new ReleaseId(
            Columns.product(row, "product"),
            Columns.version(row, "version"),
            row.getLong("number")),
        row.getLong("published_at"),
        row.getLong("revision"),
        row.getString("run"),
        Columns.number(row, "rollback_of"),
        row.getString("published_by"),
        body.inputs(),
        Optional.ofNullable(row.getString("audit_head")).flatMap(AuditHead::find),
        body.tables(),
        body.checks());
  }
}
