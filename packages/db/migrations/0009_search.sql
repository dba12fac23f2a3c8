-- Place search: names as people type them, without accents, case and punctuation ("saint-etienne", "Orléans gare").
create extension if not exists unaccent;

-- Immutable, so that it can stand in an index: the dictionary is named, and nobody changes its rules here.
create function plain(text) returns text language sql immutable strict parallel safe as
$$ select trim(regexp_replace(lower(public.unaccent('public.unaccent', $1)), '[^[:alnum:]]+', ' ', 'g')) $$;

drop index places_by_name;
create index places_by_name on places using gin (plain(name) gin_trgm_ops);
create index places_by_start on places (plain(name) text_pattern_ops);
drop index branches_by_name;
create index branches_by_name on branches using gin (plain(name || ' ' || city) gin_trgm_ops);
