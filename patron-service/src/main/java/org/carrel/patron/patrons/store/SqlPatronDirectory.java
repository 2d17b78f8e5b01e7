package org.carrel.patron.patrons.store;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.patrons.Folding;
import org.carrel.patron.patrons.PatronDirectory;
import org.carrel.patron.patrons.PatronSummary;
import org.carrel.platform.security.BranchScope;

/**
 * Searches with trigrams: a space before each word in {@code search_text} makes "word begins with" a plain {@code like}
 * that the index answers from the first letter on.
 */
@ApplicationScoped
class SqlPatronDirectory implements PatronDirectory {

    private static final int MOST_WORDS = 8;

    private final DataSource database;

    SqlPatronDirectory(DataSource database) {
        this.database = database;
    }

    @Override
    public List<PatronSummary> search(String typed, BranchScope branches, @Nullable Place after, int most) {
        String folded = Folding.words(typed);
        List<String> words = folded.isEmpty()
                ? List.of()
                : List.of(folded.split(" ")).stream()
                        .distinct()
                        .limit(MOST_WORDS)
                        .toList();
        var sql = new StringBuilder("""
                select p.id, p.first_name, p.last_name, p.preferred_name, p.birth_date, p.email, p.group_code,
                       p.home_branch_id, c.number, p.expires_on, p.active, p.sort_name,
                       exists (select from patron_block b where b.patron_id = p.id) as blocked
                from patron p left join patron_card c on c.patron_id = p.id and c.state = 'ACTIVE'
                where true
                """);
        words.forEach(_ -> sql.append(" and p.search_text like ?"));
        if (branches instanceof BranchScope.Branches) {
            sql.append(" and p.home_branch_id = any (?)");
        }
        if (after != null) {
            sql.append(" and (p.sort_name, p.id) > (?, ?)");
        }
        sql.append(" order by p.sort_name, p.id limit ?");
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql.toString())) {
            int place = 1;
            for (String word : words) {
                select.setString(place++, "% " + word + "%");
            }
            if (branches instanceof BranchScope.Branches(var ids)) {
                select.setArray(place++, connection.createArrayOf("uuid", ids.toArray()));
            }
            if (after != null) {
                select.setString(place++, after.sortName());
                select.setObject(place++, after.id());
            }
            select.setInt(place, most);
            return rows(select);
        } catch (SQLException e) {
            throw new IllegalStateException("patrons could not be searched", e);
        }
    }

    private static List<PatronSummary> rows(PreparedStatement select) throws SQLException {
        var found = new ArrayList<PatronSummary>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new PatronSummary(
                        row.getObject("id", UUID.class),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("preferred_name"),
                        day(row.getDate("birth_date")),
                        row.getString("email"),
                        row.getString("group_code"),
                        row.getObject("home_branch_id", UUID.class),
                        row.getString("number"),
                        day(row.getDate("expires_on")),
                        row.getBoolean("active"),
                        row.getBoolean("blocked"),
                        row.getString("sort_name")));
            }
        }
        return found;
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
