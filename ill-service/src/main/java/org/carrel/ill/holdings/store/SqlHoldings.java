package org.carrel.ill.holdings.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import org.carrel.events.ItemChanged;
import org.carrel.events.ItemRemoved;
import org.carrel.events.TitleChanged;
import org.carrel.events.TitleRemoved;
import org.carrel.ill.holdings.Holdings;
import org.carrel.ill.holdings.Isbn;
import org.carrel.ill.holdings.TitleKey;

@ApplicationScoped
class SqlHoldings implements Holdings {

    /** More candidates than this for one title say nothing any more. */
    private static final int CANDIDATES = 200;

    private final Session session;

    SqlHoldings(Session session) {
        this.session = session;
    }

    @Override
    public List<UUID> recordsOwned(@Nullable Isbn isbn, TitleKey wanted) {
        var owned = new ArrayList<UUID>();
        for (var row : session.createNativeQuery("""
                        select record_id, title, author, isbns @> array[cast(:isbn as text)] as by_isbn from title
                        where (isbns @> array[cast(:isbn as text)] or full_key in (:full, :main) or main_key = :full)
                          and not suppressed and not removed
                          and exists (select from item
                            where item.record_id = title.record_id and not withdrawn and not item.removed)
                        order by record_id
                        """, Tuple.class)
                .setParameter("isbn", isbn == null ? "" : isbn.value())
                .setParameter("full", wanted.full())
                .setParameter("main", wanted.main())
                .addScalar("record_id", UUID.class)
                .addScalar("title", String.class)
                .addScalar("author", String.class)
                .addScalar("by_isbn", Boolean.class)
                .setMaxResults(CANDIDATES)
                .getResultList()) {
            var key = TitleKey.of(row.get(1, String.class), row.get(2, String.class));
            if (row.get(3, Boolean.class) || wanted.isSameWorkAs(key)) {
                owned.add(row.get(0, UUID.class));
            }
        }
        return owned;
    }

    @Override
    public void take(TitleChanged changed) {
        var key = TitleKey.of(changed.title(), changed.author());
        session.createNativeMutationQuery("""
                        insert into title (record_id, version, full_key, main_key, title, author, isbns, suppressed,
                          removed)
                        values (:id, :version, :full, :main, :title, :author, :isbns, :suppressed, false)
                        on conflict (record_id) do update set version = excluded.version, full_key = excluded.full_key,
                          main_key = excluded.main_key, title = excluded.title, author = excluded.author,
                          isbns = excluded.isbns, suppressed = excluded.suppressed, removed = false
                        where title.version < excluded.version
                        """)
                .setParameter("id", changed.recordId())
                .setParameter("version", changed.version())
                .setParameter("full", key.full())
                .setParameter("main", key.main())
                .setParameter("title", changed.title())
                .setParameter("author", changed.author(), String.class)
                .setParameter("isbns", changed.isbns().toArray(String[]::new))
                .setParameter("suppressed", changed.suppressed())
                .executeUpdate();
    }

    @Override
    public void take(TitleRemoved removed) {
        session.createNativeMutationQuery("""
                        insert into title (record_id, version, full_key, main_key, title, isbns, suppressed, removed)
                        values (:id, :version, '', '', '', '{}', true, true)
                        on conflict (record_id) do update set version = excluded.version, removed = true
                        where title.version < excluded.version
                        """)
                .setParameter("id", removed.recordId())
                .setParameter("version", removed.version())
                .executeUpdate();
    }

    @Override
    public void take(ItemChanged changed) {
        session.createNativeMutationQuery("""
                        insert into item (id, version, record_id, withdrawn, removed)
                        values (:id, :version, :record, :withdrawn, false)
                        on conflict (id) do update set version = excluded.version, record_id = excluded.record_id,
                          withdrawn = excluded.withdrawn, removed = false
                        where item.version < excluded.version
                        """)
                .setParameter("id", changed.itemId())
                .setParameter("version", changed.version())
                .setParameter("record", changed.recordId())
                .setParameter("withdrawn", changed.withdrawn())
                .executeUpdate();
    }

    @Override
    public void take(ItemRemoved removed) {
        session.createNativeMutationQuery("""
                        insert into item (id, version, withdrawn, removed) values (:id, :version, true, true)
                        on conflict (id) do update set version = excluded.version, removed = true
                        where item.version < excluded.version
                        """)
                .setParameter("id", removed.itemId())
                .setParameter("version", removed.version())
                .executeUpdate();
    }
}
