package org.carrel.ill.patrons.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import org.carrel.events.PatronBlock;
import org.carrel.events.PatronChanged;
import org.carrel.events.PatronErased;
import org.carrel.ill.patrons.PatronStanding;
import org.carrel.ill.patrons.PatronStanding.RequestBlock;
import org.carrel.ill.patrons.Patrons;

@ApplicationScoped
class SqlPatrons implements Patrons {

    private final Session session;

    SqlPatrons(Session session) {
        this.session = session;
    }

    @Override
    public boolean heardOf(UUID patronId) {
        return session.createNativeQuery("select count(*) from patron where id = :id", Long.class)
                        .setParameter("id", patronId)
                        .getSingleResult()
                > 0;
    }

    @Override
    public Optional<PatronStanding> standing(UUID patronId) {
        return read(patronId, "");
    }

    @Override
    public Optional<PatronStanding> standingForUpdate(UUID patronId) {
        return read(patronId, " for update");
    }

    private Optional<PatronStanding> read(UUID patronId, String lock) {
        return session.createNativeQuery(
                        "select active, group_code, expires_on from patron where id = :id and not erased" + lock,
                        Tuple.class)
                .setParameter("id", patronId)
                .addScalar("active", Boolean.class)
                .addScalar("group_code", String.class)
                .addScalar("expires_on", LocalDate.class)
                .uniqueResultOptional()
                .map(row -> new PatronStanding(
                        row.get(0, Boolean.class),
                        row.get(1, String.class),
                        row.get(2, LocalDate.class),
                        blocks(patronId)));
    }

    private List<RequestBlock> blocks(UUID patronId) {
        var blocks = new ArrayList<RequestBlock>();
        for (var row : session.createNativeQuery(
                        "select block_id, code, expires_on from patron_block where patron_id = :id order by block_id",
                        Tuple.class)
                .setParameter("id", patronId)
                .addScalar("block_id", UUID.class)
                .addScalar("code", String.class)
                .addScalar("expires_on", LocalDate.class)
                .getResultList()) {
            blocks.add(new RequestBlock(row.get(0, UUID.class), row.get(1, String.class), row.get(2, LocalDate.class)));
        }
        return blocks;
    }

    @Override
    public void take(PatronChanged changed) {
        int taken = session.createNativeMutationQuery("""
                        insert into patron (id, version, active, group_code, expires_on, erased)
                        values (:id, :version, :active, :group, :expiresOn, false)
                        on conflict (id) do update set version = excluded.version, active = excluded.active,
                          group_code = excluded.group_code, expires_on = excluded.expires_on, erased = false
                        where patron.version < excluded.version
                        """)
                .setParameter("id", changed.patronId())
                .setParameter("version", changed.version())
                .setParameter("active", changed.active())
                .setParameter("group", changed.group())
                .setParameter("expiresOn", changed.expiresOn(), LocalDate.class)
                .executeUpdate();
        if (taken == 1) {
            forgetBlocks(changed.patronId());
            changed.blocks().stream().filter(PatronBlock::request).forEach(block -> keep(changed.patronId(), block));
        }
    }

    private void keep(UUID patronId, PatronBlock block) {
        session.createNativeMutationQuery("""
                        insert into patron_block (patron_id, block_id, code, expires_on)
                        values (:patron, :id, :code, :expiresOn)
                        """)
                .setParameter("patron", patronId)
                .setParameter("id", block.blockId())
                .setParameter("code", block.code())
                .setParameter("expiresOn", block.expiresOn(), LocalDate.class)
                .executeUpdate();
    }

    private void forgetBlocks(UUID patronId) {
        session.createNativeMutationQuery("delete from patron_block where patron_id = :id")
                .setParameter("id", patronId)
                .executeUpdate();
    }

    @Override
    public void take(PatronErased erased) {
        int taken = session.createNativeMutationQuery("""
                        insert into patron (id, version, active, group_code, expires_on, erased)
                        values (:id, :version, false, '', null, true)
                        on conflict (id) do update set version = excluded.version, active = false, group_code = '',
                          expires_on = null, erased = true
                        where patron.version < excluded.version
                        """)
                .setParameter("id", erased.patronId())
                .setParameter("version", erased.version())
                .executeUpdate();
        if (taken == 1) {
            forgetBlocks(erased.patronId());
        }
    }
}
