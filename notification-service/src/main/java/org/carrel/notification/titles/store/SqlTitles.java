package org.carrel.notification.titles.store;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import org.carrel.events.TitleChanged;
import org.carrel.events.TitleRemoved;
import org.carrel.notification.titles.Title;
import org.carrel.notification.titles.Titles;

@ApplicationScoped
class SqlTitles implements Titles {

    private final Session session;

    SqlTitles(Session session) {
        this.session = session;
    }

    @Override
    public Optional<Title> find(UUID recordId) {
        return session.createNativeQuery(
                        "select title, author from title where record_id = :id and title <> ''", Tuple.class)
                .setParameter("id", recordId)
                .addScalar("title", String.class)
                .addScalar("author", String.class)
                .uniqueResultOptional()
                .map(row -> new Title(row.get(0, String.class), row.get(1, String.class)));
    }

    @Override
    public void take(TitleChanged changed) {
        session.createNativeMutationQuery("""
                        insert into title (record_id, version, title, author, removed)
                        values (:id, :version, :title, :author, false)
                        on conflict (record_id) do update set version = excluded.version, title = excluded.title,
                          author = excluded.author, removed = false
                        where title.version < excluded.version
                        """)
                .setParameter("id", changed.recordId())
                .setParameter("version", changed.version())
                .setParameter("title", changed.title())
                .setParameter("author", changed.author(), String.class)
                .executeUpdate();
    }

    @Override
    public void take(TitleRemoved removed) {
        session.createNativeMutationQuery("""
                        insert into title (record_id, version, title, removed) values (:id, :version, '', true)
                        on conflict (record_id) do update set version = excluded.version, removed = true
                        where title.version < excluded.version
                        """)
                .setParameter("id", removed.recordId())
                .setParameter("version", removed.version())
                .executeUpdate();
    }
}
