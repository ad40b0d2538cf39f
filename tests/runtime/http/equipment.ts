import type { OrganisationSketch } from '../../support/organisation.ts';

/** The module that tests of the API borrow equipment with. */
export const equipmentDefinitions = ['definitions/organisation', 'tests/definitions/equipment'];

const lending: OrganisationSketch = {
  departments: { company: { head: 'zhao' }, sales: { parent: 'company', head: 'wang' } },
  people: {
    li: { department: 'sales', roles: ['borrower'] },
    sun: { department: 'sales', roles: ['borrower'] },
    wang: { department: 'sales' },
    zhao: { department: 'company', roles: ['equipment-keeper'] },
    qian: { department: 'company', roles: ['equipment-keeper'] },
    admin: { department: 'company', roles: ['administrator'] },
  },
};

/** Two companies that lend equipment and know nothing of each other. */
export const equipmentTenants = { acme: lending, rival: lending };
