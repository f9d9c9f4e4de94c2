"""Texts of strangers that several tests try: the naughty strings beside a checkout, and queries that call somebody."""

from support.paths import SHARED

NAUGHTY = SHARED / "corpora" / "naughty-strings.json"
# What an engine understands as SERVICE or FROM although it does not look like it; {} is an address.
SLY = [
    "SELECT * {{ SERVICE <{}> {{ ?a ?b ?c }} }}",
    "SELECT * {{ service silent <{}> {{ ?a ?b ?c }} }}",
    "SELECT * {{ {{ {{ OPTIONAL {{ {{ SELECT * {{ SERVICE <{}> {{ ?a ?b ?c }} }} }} }} }} }} }}",
    "SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE <{}> {{ ?a ?b ?c }} }} }}",
    "SELECT * {{ VALUES ?where {{ <{}> }} SERVICE ?where {{ ?a ?b ?c }} }}",
    "PREFIX : <{}> SELECT * {{ SERVICE:g {{ ?a ?b ?c }} }}",
    "SELECT * {{ SERVICESILENT<{}>{{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p 1SERVICE<{}>{{ ?a ?b ?c }} }}",
    "SELECT * {{ {{}} UNION {{ ?s ?p trueSERVICE<{}>{{ ?a ?b ?c }} }} }}",
    "SELECT * {{ \\u0053ERVICE <{}> {{ ?a ?b ?c }} }}",
    "SELECT * {{ ſERVICE <{}> {{ ?a ?b ?c }} }}",
    "SELECT * {{ #\r ''' \n SERVICE <{}> {{ ?a ?b ?c }} #'''\n }}",
    "SELECT * {{ ?s ?p ?a FILTER(?a<'b>') SERVICE <{}> {{ ?a ?b ?c }} FILTER(?a>'x') }}",
    "SELECT * {{ ?s ?p ?a FILTER(?a<?b#>'''\n) SERVICE <{}> {{ ?a ?b ?c }} #'''\n }}",
    'SELECT * {{ ?s ?p "\\u0022 . SERVICE <{}> {{ ?a ?b ?c }} #" }}',
    "PREFIX x: <http://a:> SELECT * {{ {{ ?s ?p x:SERVICE<{}>{{ ?a ?b ?c }} }} }}",
    "SELECT * {{ #\\u000ASERVICE <{}> {{ ?a ?b ?c }}\n }}",
    "SELECT * {{ ?s ?p ?o #\\U0000000D SERVICE <{}> {{ ?a ?b ?c }}\n }}",
    "SELECT * {{ ?s ?p ?o # \\u000a SERVICE <{}> {{ ?a ?b ?c }} \n }}",
    "SELECT * #\\u000AFROM <{}>\n {{ ?a ?b ?c }}",
    "SELECT * {{ ?s \\u003Cx:a\\u003E ?o . \\u0053ERVICE <{}> {{ ?a ?b ?c }} }}",
    "SELECT * FROM <{}> {{ ?a ?b ?c }}",
    "SELECT * FROM NAMED <{}> {{ GRAPH ?g {{ ?a ?b ?c }} }}",
    "PREFIX x: <{}> SELECT * FROM x:g {{ ?a ?b ?c }}",
    "PREFIX : <{}> SELECT(?a<(?b)AS?c)FROM:g#>\n {{ ?s ?p ?o }}",
    "BASE <{}> SELECT *FROM<g>{{ ?a ?b ?c }}",
]
