import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Document } from 'mongodb';

/** An order as the floor keeps it: one document, its lines in it. */
export interface FloorOrder extends Document {
  _id: string;
  tenant: string;
  revision: number;
  status: string;
}

const line = {
  type: 'object',
  required: ['product', 'quantity', 'unitPrice'],
  additionalProperties: false,
  properties: {
    product: { type: 'string', pattern: '^[0-9a-f]{24}$' },
    quantity: { type: 'number', exclusiveMinimum: 0 },
    unitPrice: { type: 'number', minimum: 0 },
    discount: { type: 'number', minimum: 0, maximum: 1 },
    remark: { type: 'string', maxLength: 200 },
  },
};

/** The 16 fields of the load (performance.md, Loads): required, pattern, enum, e-mail and least values. */
const schema = {
  type: 'object',
  required: ['number', 'customer', 'orderDate', 'deliveryDate', 'paymentTerms', 'importance', 'lines'],
  additionalProperties: false,
  properties: {
    number: { type: 'string', pattern: '^SO-\\d{8}$' },
    customer: { type: 'string', pattern: '^[0-9a-f]{24}$' },
    contact: { type: 'string', maxLength: 60 },
    phone: { type: 'string', maxLength: 30 },
    email: { type: 'string', format: 'email' },
    deliveryAddress: { type: 'string', maxLength: 200 },
    orderDate: { type: 'string', format: 'date' },
    deliveryDate: { type: 'string', format: 'date' },
    paymentTerms: { enum: ['prepaid', 'deposit', 'on-delivery', 'net-30', 'net-60'] },
    importance: { enum: ['normal', 'important', 'special'] },
    salesperson: { type: 'string', maxLength: 60 },
    department: { type: 'string', maxLength: 60 },
    warehouse: { type: 'string', pattern: '^[0-9a-f]{24}$' },
    remark: { type: 'string', maxLength: 1000 },
    total: { type: 'number', minimum: 0 },
    lines: { type: 'array', minItems: 1, maxItems: 1000, items: line },
  },
};

const ajv = new Ajv2020({ allErrors: true });
// The package's default export is the function itself under CommonJS interop.
(addFormats as unknown as (instance: Ajv2020) => void)(ajv);
const validate = ajv.compile(schema);

/** Everything wrong with an order; empty when nothing is. */
export function errorsOf(order: unknown): ErrorObject[] {
  return validate(order) ? [] : (validate.errors ?? []);
}
