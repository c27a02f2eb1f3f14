from functools import partial
from eujc_desktop import services
from tests.store.office import add_mission
def test_x(works):
    m = add_mission(works)
    print(works.read(lambda w: services.grids.rows(w,"visits", services.grids.ids(w,"visits",mission_id=m))))
